namespace Larmor.Kernels;

/// <content>Settling networks.</content>
public partial class ScalarKernels
{
    /// <inheritdoc/>
    public override float StepStates(
        SpanFloat state, ReadOnlySpanFloat drive, ReadOnlySpanFloat feedback, ReadOnlySpanFloat target, ReadOnlySpanFloat mask,
        float beta, float stepSize, StateActivation activation)
    {
        float largest = 0f;
        for (int i = 0; i < state.Length; i++)
        {
            float s = state[i];
            float pressure = drive[i];
            if (feedback.Length != 0)
            {
                pressure += feedback[i];
            }

            if (beta != 0f && target.Length != 0)
            {
                pressure += beta * (target[i] - s);
            }

            float next = stepSize > 0f ? Clamp(s + (stepSize * (pressure - s))) : Activate(pressure, activation);
            if (mask.Length != 0)
            {
                next *= mask[i];
            }

            float change = next > s ? next - s : s - next;
            largest = change > largest ? change : largest;
            state[i] = next;
        }

        return largest;
    }

    /// <inheritdoc/>
    public override void JumpStates(
        SpanFloat state, ReadOnlySpanFloat drive, ReadOnlySpanFloat target, ReadOnlySpanFloat mask, float scale, float keep, float pull)
    {
        for (int i = 0; i < state.Length; i++)
        {
            float s = (scale * drive[i]) + (keep * state[i]);
            if (target.Length != 0)
            {
                s += pull * target[i];
            }

            s = Clamp(s);
            state[i] = mask.Length != 0 ? s * mask[i] : s;
        }
    }

    private static float Activate(float x, StateActivation activation)
    {
        switch (activation)
        {
            case StateActivation.HalfHardSigmoid:
                return Clamp(0.5f * x);
            case StateActivation.ShiftedSigmoid:
                return FloatMath.Sigmoid(4f * (x - 0.5f));
            case StateActivation.Tanh:
                return (2f * FloatMath.Sigmoid(2f * x)) - 1f;
            default:
                return Clamp(x);
        }
    }

    private static float Clamp(float x)
    {
        x = x > 0f ? x : 0f;
        return x < 1f ? x : 1f;
    }
}
