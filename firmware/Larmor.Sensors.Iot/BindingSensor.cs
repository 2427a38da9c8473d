using System;
using System.IO;
using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Sensors.Iot;

/// <summary>A sensor that a class of Iot.Device.Bindings reads, asked at its rate by the clock. <see cref="BindingSensors"/> makes them.</summary>
/// <remarks>
/// What a binding throws while it reads is a failed reading for the loop (<see cref="ISensor.TryRead"/>). Bindings do not look whether the device still has its
/// settings, as our own drivers do: one that lost its power for a moment is noticed when its values stand still. Allocates nothing while the bus works.
/// </remarks>
public sealed class BindingSensor : ISensor, IDisposable
{
    private readonly IBinding _binding;
    private readonly SamplePace _pace;

    /// <summary>Sets the device up.</summary>
    /// <param name="name">The device, for messages.</param>
    /// <param name="binding">Owned from now on; let go when the device is refused.</param>
    /// <param name="sampleRateHertz">Samples a second, Hz.</param>
    /// <param name="mostHertz">Most of them.</param>
    /// <param name="clock">Says when a sample is due.</param>
    internal BindingSensor(string name, IBinding binding, float sampleRateHertz, float mostHertz, IClock clock)
    {
        _binding = binding;
        SampleRateHertz = sampleRateHertz;
        try
        {
            if (!(sampleRateHertz <= mostHertz))
            {
                Throw.Range(nameof(sampleRateHertz), sampleRateHertz, 0.001f, mostHertz);
            }

            _pace = new SamplePace(clock, sampleRateHertz);
            binding.Begin();
        }
        catch (Exception reason)
        {
            binding.Dispose();
            if (reason is IOException or InvalidOperationException or TimeoutException)
            {
                throw new ChipException(ChipFault.Bus, $"{name}: its binding cannot begin: {reason.Message.Split('\n')[0].TrimEnd('.', '\r')}: check wiring, supply and address");
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public int ChannelCount => _binding.ChannelCount;

    /// <inheritdoc/>
    public float SampleRateHertz { get; }

    /// <inheritdoc/>
    public SensorReading TryRead(SpanFloat sample)
    {
        if (!_pace.TryTake())
        {
            return SensorReading.Pending;
        }

        return _binding.TryRead(sample) ? SensorReading.Ready : SensorReading.Failed;
    }

    /// <summary>Makes the binding anew on the same device; throws what it throws.</summary>
    public bool TryRestart()
    {
        _binding.Begin();
        _pace.Restart();
        return true;
    }

    /// <inheritdoc/>
    public void Dispose() => _binding.Dispose();
}
