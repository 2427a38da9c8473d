using System;
using System.Runtime.InteropServices;

namespace Larmor.Kernels;

internal sealed partial class VectorKernels<TLanes>
{
    public override float StepStates(
        Span<float> state, ReadOnlySpan<float> drive, ReadOnlySpan<float> feedback, ReadOnlySpan<float> target, ReadOnlySpan<float> mask,
        float beta, float stepSize, StateActivation activation)
    {
        bool smooth = stepSize <= 0f && activation is StateActivation.ShiftedSigmoid or StateActivation.Tanh;
        int whole = smooth ? 0 : state.Length - (state.Length % Lane);
        bool hasFeedback = feedback.Length != 0;
        bool hasTarget = target.Length != 0 && beta != 0f;
        bool hasMask = mask.Length != 0;
        ref float s = ref MemoryMarshal.GetReference(state);
        ref float z = ref MemoryMarshal.GetReference(drive);
        ref float f = ref MemoryMarshal.GetReference(feedback);
        ref float d = ref MemoryMarshal.GetReference(target);
        ref float m = ref MemoryMarshal.GetReference(mask);
        TLanes one = TLanes.Broadcast(1f);
        TLanes pull = TLanes.Broadcast(beta);
        TLanes step = TLanes.Broadcast(stepSize);
        TLanes slope = TLanes.Broadcast(activation == StateActivation.HalfHardSigmoid ? 0.5f : 1f);
        TLanes largest = TLanes.Zero;
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes before = TLanes.Load(ref s, i);
            TLanes pressure = TLanes.Load(ref z, i);
            if (hasFeedback)
            {
                pressure = TLanes.Add(pressure, TLanes.Load(ref f, i));
            }

            if (hasTarget)
            {
                pressure = TLanes.Add(pressure, TLanes.Multiply(pull, TLanes.Subtract(TLanes.Load(ref d, i), before)));
            }

            TLanes next = stepSize > 0f
                ? TLanes.Add(before, TLanes.Multiply(step, TLanes.Subtract(pressure, before)))
                : TLanes.Multiply(slope, pressure);
            next = TLanes.Min(TLanes.Max(next, TLanes.Zero), one);
            if (hasMask)
            {
                next = TLanes.Multiply(next, TLanes.Load(ref m, i));
            }

            largest = TLanes.Max(largest, TLanes.Max(TLanes.Subtract(next, before), TLanes.Subtract(before, next)));
            TLanes.Store(next, ref s, i);
        }

        Span<float> lanes = stackalloc float[Lane];
        TLanes.Store(largest, ref MemoryMarshal.GetReference(lanes), 0);
        float most = whole == state.Length ? 0f : Rest.StepStates(
            state[whole..], drive[whole..], hasFeedback ? feedback[whole..] : default, hasTarget ? target[whole..] : default,
            hasMask ? mask[whole..] : default, beta, stepSize, activation);
        foreach (float lane in lanes)
        {
            most = lane > most ? lane : most;
        }

        return most;
    }

    public override void JumpStates(
        Span<float> state, ReadOnlySpan<float> drive, ReadOnlySpan<float> target, ReadOnlySpan<float> mask, float scale, float keep, float pull)
    {
        int whole = state.Length - (state.Length % Lane);
        bool hasTarget = target.Length != 0;
        bool hasMask = mask.Length != 0;
        ref float s = ref MemoryMarshal.GetReference(state);
        ref float z = ref MemoryMarshal.GetReference(drive);
        ref float d = ref MemoryMarshal.GetReference(target);
        ref float m = ref MemoryMarshal.GetReference(mask);
        TLanes one = TLanes.Broadcast(1f);
        TLanes gain = TLanes.Broadcast(scale);
        TLanes kept = TLanes.Broadcast(keep);
        TLanes pulled = TLanes.Broadcast(pull);
        for (int i = 0; i < whole; i += Lane)
        {
            TLanes next = TLanes.Add(
                TLanes.Multiply(gain, TLanes.Load(ref z, i)), TLanes.Multiply(kept, TLanes.Load(ref s, i)));
            if (hasTarget)
            {
                next = TLanes.Add(next, TLanes.Multiply(pulled, TLanes.Load(ref d, i)));
            }

            next = TLanes.Min(TLanes.Max(next, TLanes.Zero), one);
            TLanes.Store(hasMask ? TLanes.Multiply(next, TLanes.Load(ref m, i)) : next, ref s, i);
        }

        Rest.JumpStates(
            state[whole..], drive[whole..], hasTarget ? target[whole..] : default, hasMask ? mask[whole..] : default, scale, keep, pull);
    }
}
