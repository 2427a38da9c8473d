using System;

namespace Larmor.Sensors.Iot;

/// <summary>One class of Iot.Device.Bindings, as a sensor needs it.</summary>
internal interface IBinding : IDisposable
{
    /// <summary>Values of a sample.</summary>
    int ChannelCount { get; }

    /// <summary>Makes the binding on its device and sets it up; again after a failure.</summary>
    void Begin();

    /// <summary>Reads a sample, SI units as our own drivers give them; false when the binding has none.</summary>
    bool TryRead(SpanFloat sample);
}
