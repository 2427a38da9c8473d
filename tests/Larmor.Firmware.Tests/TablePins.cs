using System.Device.Gpio;

namespace Larmor.Firmware.Tests;

/// <summary>Pins as a table: what is pulled up and left alone reads high.</summary>
internal sealed class TablePins : GpioDriver
{
    private const int Count = 32;

    private readonly bool[] _levels = [.. Enumerable.Repeat(true, Count)];
    private readonly PinMode[] _modes = new PinMode[Count];

    internal bool IsBroken { get; set; }

    internal bool this[int pin]
    {
        get => _levels[pin];
        set => _levels[pin] = value;
    }

    protected override int PinCount => Count;

    protected override void OpenPin(int pinNumber)
    {
    }

    protected override void ClosePin(int pinNumber)
    {
    }

    protected override void SetPinMode(int pinNumber, PinMode mode) => _modes[pinNumber] = mode;

    protected override PinMode GetPinMode(int pinNumber) => _modes[pinNumber];

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => true;

    protected override PinValue Read(int pinNumber) => IsBroken ? throw new IOException("pin is gone") : _levels[pinNumber];

    protected override void Write(int pinNumber, PinValue value) => _levels[pinNumber] = value == PinValue.High;

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        throw new NotSupportedException();

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw new NotSupportedException();
}
