using System;
using System.Device.Gpio;
using System.IO;
using Larmor.Runtime;

namespace Larmor.Firmware;

/// <summary>Buttons and the light. Pins that fail are counted and cost no step: the loop goes on without them.</summary>
internal sealed class ControlPanel : IDisposable
{
    private readonly ButtonOptions[] _buttons;
    private readonly LedOptions? _led;
    private readonly GpioController _pins;
    private readonly bool[] _wasDown;
    private readonly bool[] _isDown;
    private readonly long[] _changedAt;
    private bool _isLit;

    /// <summary>Opens the pins: buttons with a pull-up, pressed when low.</summary>
    internal ControlPanel(FirmwareOptions options, IBoard board)
    {
        _buttons = options.Buttons;
        _led = options.Led;
        _wasDown = new bool[_buttons.Length];
        _isDown = new bool[_buttons.Length];
        _changedAt = new long[_buttons.Length];
        _pins = board.OpenGpio();
        foreach (ButtonOptions button in _buttons)
        {
            _pins.OpenPin(button.Pin, PinMode.InputPullUp);
        }

        if (_led is not null)
        {
            _pins.OpenPin(_led.Pin, PinMode.Output);
            _pins.Write(_led.Pin, PinValue.Low);
        }
    }

    /// <summary>Pins that did not answer.</summary>
    internal long FaultCount { get; private set; }

    /// <summary>Finds a press that has stood for long enough, and was not told yet.</summary>
    internal bool TryTake(long now, out EdgeCommand command, out int argument)
    {
        command = EdgeCommand.None;
        argument = Decision.NoClass;
        for (int i = 0; i < _buttons.Length; i++)
        {
            ButtonOptions button = _buttons[i];
            bool isDown = IsLow(button.Pin, _wasDown[i]);
            if (isDown != _wasDown[i])
            {
                _wasDown[i] = isDown;
                _changedAt[i] = now;
            }

            if (isDown == _isDown[i] || now - _changedAt[i] < button.DebounceMilliseconds)
            {
                continue;
            }

            _isDown[i] = isDown;
            if (isDown)
            {
                command = button.Command;
                argument = button.Argument;
                return true;
            }
        }

        return false;
    }

    /// <summary>Shows how things stand.</summary>
    internal void Show(StepResult result, EdgeLoop loop)
    {
        if (_led is null)
        {
            return;
        }

        bool isLit = _led.Shows switch
        {
            LedOptions.Alarm => loop.Decision.IsAlarm,
            LedOptions.Fault => loop.Faults != SensorFaults.None,
            _ => result == StepResult.Decided ? !_isLit : _isLit,
        };
        if (isLit == _isLit)
        {
            return;
        }

        _isLit = isLit;
        try
        {
            _pins.Write(_led.Pin, isLit ? PinValue.High : PinValue.Low);
        }
        catch (Exception reason) when (reason is IOException or InvalidOperationException or ObjectDisposedException)
        {
            FaultCount++;
        }
    }

    public void Dispose() => _pins.Dispose();

    private bool IsLow(int pin, bool fallback)
    {
        try
        {
            return _pins.Read(pin) == PinValue.Low;
        }
        catch (Exception reason) when (reason is IOException or InvalidOperationException or ObjectDisposedException)
        {
            FaultCount++;
            return fallback;
        }
    }
}
