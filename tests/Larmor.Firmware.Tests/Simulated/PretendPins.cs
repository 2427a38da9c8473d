using System.Device.Gpio;
using Larmor.Firmware.Simulated;

namespace Larmor.Firmware.Tests.Simulated;

[TestClass]
public sealed class PretendPins
{
    private const int Button = 17;
    private const int Light = 27;

    [TestMethod]
    public void A_callback_gets_the_edges_it_asked_for_and_no_others()
    {
        var board = new SimulatedBoard();
        using GpioController pins = board.OpenGpio();
        pins.OpenPin(Button, PinMode.InputPullUp);
        int rising = 0;
        int falling = 0;
        PinChangeEventHandler onFalling = (_, change) => falling += change.ChangeType == PinEventTypes.Falling ? 1 : 100;
        pins.RegisterCallbackForPinValueChangedEvent(Button, PinEventTypes.Rising, (_, change) => rising += change.ChangeType == PinEventTypes.Rising ? 1 : 100);
        pins.RegisterCallbackForPinValueChangedEvent(Button, PinEventTypes.Falling, onFalling);
        board.Pins.Press(Button);
        board.Pins.Press(Button);
        Assert.AreEqual(PinValue.Low, pins.Read(Button));
        Assert.AreEqual((0, 1), (rising, falling));
        board.Pins.Release(Button);
        Assert.AreEqual(PinValue.High, pins.Read(Button));
        Assert.AreEqual((1, 1), (rising, falling));
        pins.UnregisterCallbackForPinValueChangedEvent(Button, onFalling);
        board.Pins.Press(Button);
        Assert.AreEqual((1, 1), (rising, falling));
    }

    [TestMethod]
    public void A_light_is_lit_while_its_pin_is_high_and_dark_without_power()
    {
        var board = new SimulatedBoard();
        using GpioController pins = board.OpenGpio();
        pins.OpenPin(Light, PinMode.Output);
        pins.Write(Light, PinValue.High);
        Assert.IsTrue(board.Pins.IsLit(Light));
        pins.Toggle(Light);
        Assert.IsFalse(board.Pins.IsLit(Light));
        pins.Write(Light, PinValue.High);
        board.Pins.PowerUp();
        Assert.IsFalse(board.Pins.IsLit(Light));
    }

    [TestMethod]
    public void A_pin_that_is_not_there_is_refused_with_those_that_are()
    {
        using GpioController pins = new SimulatedBoard().OpenGpio();
        StringAssert.Contains(Assert.Throws<ArgumentException>(() => pins.OpenPin(40)).Message, "pin is 40; the board has 0 to 27");
    }

    [TestMethod]
    public void An_address_without_a_device_is_refused_with_those_that_have_one()
    {
        var board = new SimulatedBoard();
        board.AttachI2c(1, 0x48, new SimulatedAds1115(new Larmor.Runtime.SampleClock(), new Sensors.FixedSignal(1f)));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => board.OpenI2c(new System.Device.I2c.I2cConnectionSettings(1, 0x49)));
        StringAssert.Contains(refusal.Message, "nothing at i2c:1.0x49; there is i2c:1.0x48");
    }
}
