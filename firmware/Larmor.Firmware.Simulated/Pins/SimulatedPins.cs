using System.Device.Gpio;

namespace Larmor.Firmware.Simulated;

/// <summary>Pins of a board with the world on their other side: buttons to ground, lights.</summary>
public sealed class SimulatedPins
{
    /// <summary>How many there are: those of the 40-pin header.</summary>
    public const int Count = 28;

    private readonly bool[] _isPressed = new bool[Count];
    private readonly PinValue[] _written = new PinValue[Count];
    private readonly PinMode[] _modes = new PinMode[Count];

    /// <summary>The driver that has the pins open, to be told of edges; null when none has.</summary>
    internal SimulatedGpioDriver? Driver { get; set; }

    /// <summary>Times that an output changed.</summary>
    public long ChangeCount { get; private set; }

    /// <summary>Presses the button at a pin: it is at ground until released.</summary>
    public void Press(int pin) => Move(pin, true);

    /// <summary>Lets go of the button at a pin.</summary>
    public void Release(int pin) => Move(pin, false);

    /// <summary>True when the light at a pin is on.</summary>
    public bool IsLit(int pin) => _modes[pin] == PinMode.Output && _written[pin] == PinValue.High;

    /// <summary>Power is gone: every pin is an input again.</summary>
    public void PowerUp()
    {
        System.Array.Clear(_modes);
        System.Array.Clear(_written);
    }

    internal PinMode ModeOf(int pin) => _modes[pin];

    internal void SetMode(int pin, PinMode mode) => _modes[pin] = mode;

    // Without a pull-up a pin that nobody drives reads low here; on a board it would read anything.
    internal PinValue Level(int pin) =>
        _modes[pin] == PinMode.Output ? _written[pin] : _modes[pin] == PinMode.InputPullUp && !_isPressed[pin] ? PinValue.High : PinValue.Low;

    internal void Write(int pin, PinValue value)
    {
        ChangeCount += _written[pin] == value ? 0 : 1;
        _written[pin] = value;
    }

    private void Move(int pin, bool isPressed)
    {
        PinValue before = Level(pin);
        _isPressed[pin] = isPressed;
        PinValue after = Level(pin);
        if (before != after)
        {
            Driver?.Tell(pin, after == PinValue.High ? PinEventTypes.Rising : PinEventTypes.Falling);
        }
    }
}
