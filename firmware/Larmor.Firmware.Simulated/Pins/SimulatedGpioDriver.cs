using System;
using System.Collections.Generic;
using System.Device.Gpio;
using System.Threading;

namespace Larmor.Firmware.Simulated;

/// <summary>System.Device's pin driver over simulated pins: filters callbacks by the events they were asked for.</summary>
internal sealed class SimulatedGpioDriver : GpioDriver
{
    private readonly SimulatedPins _pins;
    private readonly List<(int Pin, PinEventTypes Events, PinChangeEventHandler Callback)> _callbacks = [];

    internal SimulatedGpioDriver(SimulatedPins pins)
    {
        _pins = pins;
        pins.Driver = this;
    }

    protected override int PinCount => SimulatedPins.Count;

    internal void Tell(int pin, PinEventTypes change)
    {
        foreach ((int at, PinEventTypes events, PinChangeEventHandler callback) in _callbacks.ToArray())
        {
            if (at == pin && (events & change) != PinEventTypes.None)
            {
                callback(this, new PinValueChangedEventArgs(change, pin));
            }
        }
    }

    protected override void OpenPin(int pinNumber)
    {
        if (pinNumber is < 0 or >= SimulatedPins.Count)
        {
            throw new ArgumentException($"pin is {pinNumber}; the board has 0 to {SimulatedPins.Count - 1}: name another");
        }
    }

    protected override void ClosePin(int pinNumber)
    {
        _callbacks.RemoveAll(entry => entry.Pin == pinNumber);
        _pins.SetMode(pinNumber, PinMode.Input);
    }

    protected override void SetPinMode(int pinNumber, PinMode mode) => _pins.SetMode(pinNumber, mode);

    protected override PinMode GetPinMode(int pinNumber) => _pins.ModeOf(pinNumber);

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) => mode is PinMode.Input or PinMode.InputPullUp or PinMode.Output;

    protected override PinValue Read(int pinNumber) => _pins.Level(pinNumber);

    protected override void Write(int pinNumber, PinValue value) => _pins.Write(pinNumber, value);

    protected override void Toggle(int pinNumber) => _pins.Write(pinNumber, !_pins.Level(pinNumber));

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        using var happened = new ManualResetEventSlim();
        PinEventTypes seen = PinEventTypes.None;
        PinChangeEventHandler callback = (_, change) =>
        {
            seen = change.ChangeType;
            happened.Set();
        };
        AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, callback);
        try
        {
            happened.Wait(cancellationToken);
            return new WaitForEventResult { EventTypes = seen };
        }
        catch (OperationCanceledException)
        {
            return new WaitForEventResult { TimedOut = true };
        }
        finally
        {
            RemoveCallbackForPinValueChangedEvent(pinNumber, callback);
        }
    }

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) =>
        _callbacks.Add((pinNumber, eventTypes, callback));

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) =>
        _callbacks.RemoveAll(entry => entry.Pin == pinNumber && entry.Callback == callback);

    protected override void Dispose(bool disposing)
    {
        _callbacks.Clear();
        _pins.Driver = _pins.Driver == this ? null : _pins.Driver;
        base.Dispose(disposing);
    }
}
