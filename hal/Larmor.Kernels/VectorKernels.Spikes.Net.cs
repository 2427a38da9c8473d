using System;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

internal sealed partial class VectorKernels<TLanes>
{
    public override void StepSpikes(SpikingPopulation layer, float beta)
    {
        SpikingConstants constants = layer.Constants;
        TLanes amplitude = TLanes.Broadcast(constants.RefractoryStepCount);
        TLanes wait = TLanes.Broadcast(constants.RefractoryStepCount - 1f);
        TLanes charge = TLanes.Broadcast(1f / constants.MembraneStepCount);
        TLanes threshold = TLanes.Broadcast(constants.Threshold);
        TLanes floor = TLanes.Broadcast(-constants.Threshold);
        TLanes leak = TLanes.Broadcast(constants.Leak);
        TLanes kept = TLanes.Broadcast(1f - (1f / constants.SynapticStepCount));
        TLanes gain = TLanes.Broadcast(constants.RefractoryStepCount / constants.SynapticStepCount);
        TLanes fastRate = TLanes.Broadcast(1f / constants.FastStepCount);
        TLanes slowRate = TLanes.Broadcast(1f / constants.SlowStepCount);
        TLanes pull = TLanes.Broadcast(beta);
        TLanes one = TLanes.Broadcast(1f);
        ref float drive = ref MemoryMarshal.GetArrayDataReference(layer.Drive);
        ref float target = ref MemoryMarshal.GetArrayDataReference(layer.Target);
        ref float incoming = ref MemoryMarshal.GetArrayDataReference(layer.Incoming);
        ref float synaptic = ref MemoryMarshal.GetArrayDataReference(layer.Synaptic);
        ref float potential = ref MemoryMarshal.GetArrayDataReference(layer.Potential);
        ref float waiting = ref MemoryMarshal.GetArrayDataReference(layer.Waiting);
        ref float fast = ref MemoryMarshal.GetArrayDataReference(layer.Fast);
        ref float slow = ref MemoryMarshal.GetArrayDataReference(layer.Slow);
        Span<float> spikes = stackalloc float[Lane];
        ref float spikesOfBlock = ref MemoryMarshal.GetReference(spikes);
        int[] fired = layer.Fired;
        int stride = layer.Stride;
        int count = 0;
        for (int i = 0; i < stride; i += Lane)
        {
            TLanes current = TLanes.Add(
                TLanes.Multiply(TLanes.Load(ref synaptic, i), kept), TLanes.Multiply(TLanes.Load(ref incoming, i), gain));
            TLanes.Store(current, ref synaptic, i);
            TLanes rate = TLanes.Load(ref fast, i);
            TLanes total = TLanes.Add(
                TLanes.Add(TLanes.Load(ref drive, i), current),
                TLanes.Multiply(pull, TLanes.Subtract(TLanes.Load(ref target, i), rate)));
            TLanes before = TLanes.Load(ref potential, i);
            TLanes moved = TLanes.Subtract(TLanes.Add(before, TLanes.Multiply(total, charge)), TLanes.Multiply(leak, before));
            moved = TLanes.Max(moved, floor);
            TLanes left = TLanes.Load(ref waiting, i);
            TLanes held = TLanes.GreaterThan(left, TLanes.Zero);
            TLanes free = TLanes.GreaterThanOrEqual(TLanes.Zero, left);
            TLanes fires = TLanes.And(free, TLanes.GreaterThanOrEqual(moved, threshold));
            TLanes rest = TLanes.Subtract(moved, threshold);
            rest = TLanes.And(fires, TLanes.And(TLanes.GreaterThan(threshold, rest), rest));
            TLanes below = TLanes.And(free, TLanes.And(TLanes.GreaterThan(threshold, moved), moved));

            // At most one of the three is not 0.
            TLanes.Store(TLanes.Add(TLanes.Add(TLanes.And(held, before), below), rest), ref potential, i);
            TLanes.Store(
                TLanes.Add(TLanes.And(held, TLanes.Subtract(left, one)), TLanes.And(fires, wait)), ref waiting, i);
            TLanes spike = TLanes.And(fires, amplitude);
            TLanes.Store(TLanes.Add(rate, TLanes.Multiply(TLanes.Subtract(spike, rate), fastRate)), ref fast, i);
            TLanes trace = TLanes.Load(ref slow, i);
            TLanes.Store(TLanes.Add(trace, TLanes.Multiply(TLanes.Subtract(spike, trace), slowRate)), ref slow, i);
            if (TLanes.AnyGreaterThan(spike, TLanes.Zero))
            {
                TLanes.Store(spike, ref spikesOfBlock, 0);
                for (int lane = 0; lane < Lane; lane++)
                {
                    // Written first and kept only by moving on: no branch to mispredict.
                    fired[count] = i + lane;
                    count += spikes[lane] != 0f ? 1 : 0;
                }
            }
        }

        layer.FiredCount = count;
    }

    public override void AddSlopes(SpikingPopulation layer)
    {
        TLanes scale = TLanes.Broadcast(1f / (layer.Constants.SlowStepCount - layer.Constants.FastStepCount));
        ref float fast = ref MemoryMarshal.GetArrayDataReference(layer.Fast);
        ref float slow = ref MemoryMarshal.GetArrayDataReference(layer.Slow);
        ref float slope = ref MemoryMarshal.GetArrayDataReference(layer.Slope);
        ref float sum = ref MemoryMarshal.GetArrayDataReference(layer.SlopeSum);
        for (int i = 0; i < layer.Stride; i += Lane)
        {
            TLanes s = TLanes.Multiply(TLanes.Subtract(TLanes.Load(ref fast, i), TLanes.Load(ref slow, i)), scale);
            TLanes.Store(s, ref slope, i);
            TLanes.Store(TLanes.Add(TLanes.Load(ref sum, i), s), ref sum, i);
        }
    }

    public override void SumRows(float[] matrix, int stride, int[] rows, int count, float[] sum)
    {
        ref float data = ref MemoryMarshal.GetArrayDataReference(matrix);
        ref float to = ref MemoryMarshal.GetArrayDataReference(sum);
        for (int c = 0; c < stride; c += Lane)
        {
            TLanes total = TLanes.Zero;
            for (int k = 0; k < count; k++)
            {
                total = TLanes.Add(total, TLanes.Load(ref data, (rows[k] * stride) + c));
            }

            TLanes.Store(total, ref to, c);
        }
    }

    public override void AddToRows(float[] matrix, int stride, int[] rows, int count, float[] vector, float scale)
    {
        ref float data = ref MemoryMarshal.GetArrayDataReference(matrix);
        ref float from = ref MemoryMarshal.GetArrayDataReference(vector);
        TLanes factor = TLanes.Broadcast(scale);
        for (int c = 0; c < stride; c += Lane)
        {
            TLanes change = TLanes.Multiply(factor, TLanes.Load(ref from, c));
            for (int k = 0; k < count; k++)
            {
                int place = (rows[k] * stride) + c;
                TLanes.Store(TLanes.Add(TLanes.Load(ref data, place), change), ref data, place);
            }
        }
    }
}
