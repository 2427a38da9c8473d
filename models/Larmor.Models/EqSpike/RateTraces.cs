using Larmor.Hal;
using Larmor.Kernels;

namespace Larmor.Models;

/// <summary>What the host keeps of spikes it only hears of: two rate traces a neuron and their difference, the derivative of the rate.</summary>
internal sealed class RateTraces
{
    private readonly float[] _fast;
    private readonly float[] _slow;
    private readonly float _amplitude;
    private readonly float _fastRate;
    private readonly float _slowRate;
    private readonly float _scale;

    internal RateTraces(int count, SpikingConstants constants)
    {
        _fast = new float[count];
        _slow = new float[count];
        Slope = new float[count];
        SlopeSum = new float[count];
        Fired = new int[count];
        _amplitude = constants.RefractoryStepCount;
        _fastRate = 1f / constants.FastStepCount;
        _slowRate = 1f / constants.SlowStepCount;
        _scale = 1f / (constants.SlowStepCount - constants.FastStepCount);
    }

    internal float[] Slope { get; }

    internal float[] SlopeSum { get; }

    /// <summary>Neurons heard of in this step; the first <see cref="FiredCount"/> are valid.</summary>
    internal int[] Fired { get; }

    internal int FiredCount { get; set; }

    internal long Bytes => 20L * _fast.Length;

    internal void Rest()
    {
        ((SpanFloat)_fast).Clear();
        ((SpanFloat)_slow).Clear();
        ((SpanFloat)SlopeSum).Clear();
        FiredCount = 0;
    }

    /// <summary>Traces of one step, in the arithmetic of <see cref="SpikingPopulation"/>.</summary>
    internal void Follow()
    {
        int next = 0;
        for (int i = 0; i < _fast.Length; i++)
        {
            bool fires = next < FiredCount && Fired[next] == i;
            next += fires ? 1 : 0;
            float spike = fires ? _amplitude : 0f;
            _fast[i] += (spike - _fast[i]) * _fastRate;
            _slow[i] += (spike - _slow[i]) * _slowRate;
        }
    }

    internal void AddSlopes()
    {
        for (int i = 0; i < _fast.Length; i++)
        {
            Slope[i] = (_fast[i] - _slow[i]) * _scale;
            SlopeSum[i] += Slope[i];
        }
    }
}
