using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Cli.Edge.Simulated;

/// <summary>Two channels of a turning machine, quantised, with a fault switched on and off; the machine itself can change its note.</summary>
internal sealed class FaultySensor(ulong seed) : ISensor
{
    internal const float Range = 4f;

    private const float Step = 0.01f;
    private const float NoiseGain = 20f;

    private readonly Pcg32 _random = new(seed, 61);
    private readonly float[] _held = new float[2];
    private float _turn;

    public int ChannelCount => 2;

    public float SampleRateHertz => 100f;

    /// <summary>What is wrong now; null for nothing.</summary>
    internal FaultKind? Fault { get; set; }

    /// <summary>True for the note that was never learned.</summary>
    internal bool IsUnusual { get; set; }

    public SensorReading TryRead(Span<float> sample)
    {
        _turn = (_turn + (IsUnusual ? 0.21f : 0.08f)) % 1f;
        sample[0] = Quantised(FloatMath.SineOfTurns(_turn) + (0.1f * _random.NextNormal()));
        sample[1] = Quantised((0.5f * FloatMath.CosineOfTurns(_turn)) + (0.1f * _random.NextNormal()));
        switch (Fault)
        {
            case FaultKind.Unplugged:
                return SensorReading.Failed;
            case FaultKind.Throwing:
                throw new IOException("the bus does not answer");
            case FaultKind.Silent:
                return SensorReading.Pending;
            case FaultKind.Stuck:
                sample[0] = _held[0];
                break;
            case FaultKind.Saturated:
                sample[1] = Range;
                break;
            case FaultKind.NotANumber:
                sample[0] = float.NaN;
                break;
            case FaultKind.Noise:
                sample[0] = Quantised(sample[0] + (NoiseGain * 0.1f * _random.NextNormal()));
                sample[1] = Quantised(sample[1] + (NoiseGain * 0.1f * _random.NextNormal()));
                break;
            default:
                break;
        }

        sample.CopyTo(_held);
        return SensorReading.Ready;
    }

    public bool TryRestart() => Fault is not FaultKind.Unplugged and not FaultKind.Throwing;

    private static float Quantised(float value) => Math.Clamp(MathF.Round(value / Step) * Step, -Range, Range);
}
