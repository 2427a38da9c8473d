namespace Larmor.Kernels;

/// <content>Spiking neurons.</content>
public partial class ScalarKernels
{
    /// <inheritdoc/>
    public override void StepSpikes(SpikingPopulation layer, float beta)
    {
        SpikingConstants constants = layer.Constants;
        float amplitude = constants.RefractoryStepCount;
        float wait = constants.RefractoryStepCount - 1f;
        float charge = 1f / constants.MembraneStepCount;
        float threshold = constants.Threshold;
        float leak = constants.Leak;
        float kept = 1f - (1f / constants.SynapticStepCount);
        float gain = amplitude / constants.SynapticStepCount;
        float fastRate = 1f / constants.FastStepCount;
        float slowRate = 1f / constants.SlowStepCount;
        float[] drive = layer.Drive;
        float[] target = layer.Target;
        float[] incoming = layer.Incoming;
        float[] synaptic = layer.Synaptic;
        float[] potential = layer.Potential;
        float[] waiting = layer.Waiting;
        float[] fast = layer.Fast;
        float[] slow = layer.Slow;
        int[] fired = layer.Fired;
        int count = 0;
        for (int i = 0; i < drive.Length; i++)
        {
            float current = (synaptic[i] * kept) + (incoming[i] * gain);
            synaptic[i] = current;
            float total = drive[i] + current + (beta * (target[i] - fast[i]));
            float spike = 0f;
            if (waiting[i] > 0f)
            {
                waiting[i] -= 1f;
            }
            else
            {
                float v = potential[i];
                v = (v + (total * charge)) - (leak * v);
                v = v > -threshold ? v : -threshold;
                if (v >= threshold)
                {
                    v -= threshold;
                    v = v >= threshold ? 0f : v;
                    waiting[i] = wait;
                    spike = amplitude;
                    fired[count++] = i;
                }

                potential[i] = v;
            }

            fast[i] += (spike - fast[i]) * fastRate;
            slow[i] += (spike - slow[i]) * slowRate;
        }

        layer.FiredCount = count;
    }

    /// <inheritdoc/>
    public override void AddSlopes(SpikingPopulation layer)
    {
        float scale = 1f / (layer.Constants.SlowStepCount - layer.Constants.FastStepCount);
        float[] fast = layer.Fast;
        float[] slow = layer.Slow;
        float[] slope = layer.Slope;
        float[] sum = layer.SlopeSum;
        for (int i = 0; i < fast.Length; i++)
        {
            float s = (fast[i] - slow[i]) * scale;
            slope[i] = s;
            sum[i] += s;
        }
    }

    /// <inheritdoc/>
    public override void SumRows(float[] matrix, int stride, int[] rows, int count, float[] sum)
    {
        for (int c = 0; c < stride; c++)
        {
            sum[c] = 0f;
        }

        for (int k = 0; k < count; k++)
        {
            int first = rows[k] * stride;
            for (int c = 0; c < stride; c++)
            {
                sum[c] += matrix[first + c];
            }
        }
    }

    /// <inheritdoc/>
    public override void AddToRows(float[] matrix, int stride, int[] rows, int count, float[] vector, float scale)
    {
        for (int k = 0; k < count; k++)
        {
            int first = rows[k] * stride;
            for (int c = 0; c < stride; c++)
            {
                matrix[first + c] += scale * vector[c];
            }
        }
    }
}
