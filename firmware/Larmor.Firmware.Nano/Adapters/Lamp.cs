using System;
using System.Device.Gpio;

namespace Larmor.Firmware.Nano;

/// <summary>A light on an output pin; none when the board has no such pin.</summary>
public sealed class Lamp : IDisposable
{
    private readonly GpioController _pins = new GpioController();
    private readonly GpioPin? _pin;

    /// <summary>Opens the pin, dark.</summary>
    /// <param name="number">Pin, or -1 for none.</param>
    public Lamp(int number)
    {
        _pin = number < 0 ? null : _pins.OpenPin(number, PinMode.Output);
        Set(false);
    }

    /// <summary>Switches it.</summary>
    public void Set(bool isLit) => _pin?.Write(isLit ? PinValue.High : PinValue.Low);

    /// <inheritdoc/>
    public void Dispose() => _pins.Dispose();
}
