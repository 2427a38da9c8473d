namespace Larmor.Hal.Conformance;

/// <summary>A random network placed on a chip and relaxed, with its energy and drives worked out apart, in double precision.</summary>
public sealed class RelaxationRig
{
    private readonly int _batch;
    private readonly int[] _sizes;
    private readonly float[][] _weights;

    /// <summary>Places and programs a chain of dense layers.</summary>
    public RelaxationRig(IChip chip, HostArithmetic host, int batch, RelaxationOptions options, params int[] sizes)
    {
        _batch = batch;
        _sizes = sizes;
        Placement placement = Placement.Create(
            chip, NetworkSpec.Dense(sizes), new Needs { Backward = true }, host, new PlacementOptions { BatchCapacity = batch });
        _weights = new float[sizes.Length - 1][];
        var draw = new Draw(3);
        for (int l = 0; l < _weights.Length; l++)
        {
            int inputs = sizes[l] + 1;
            _weights[l] = draw.Values(inputs * sizes[l + 1], 0.5f / MathF.Sqrt(inputs));
            placement.Layer(l).Weights.Program(0, sizes[l + 1], _weights[l]);
        }

        Relaxation = placement.CreateRelaxation(options);
    }

    /// <summary>The relaxation.</summary>
    public IRelaxation Relaxation { get; }

    /// <summary>States at rest.</summary>
    public float[] Start() => new float[_batch * Relaxation.StateCount];

    /// <summary>Energy of hard-sigmoid neurons, <c>½ Σ s² - Σ s · drive from the layer before</c>, summed over the batch.</summary>
    public double Energy(float[] input, float[] states)
    {
        double energy = 0;
        for (int k = 0; k < _batch; k++)
        {
            for (int l = 1; l < _sizes.Length; l++)
            {
                for (int i = 0; i < _sizes[l]; i++)
                {
                    double s = State(input, states, k, l, i);
                    energy += (0.5 * s * s) - (s * Forward(input, states, k, l, i));
                }
            }
        }

        return energy;
    }

    /// <summary>Largest distance of a neuron from clip(drive, 0, 1).</summary>
    public double Mismatch(float[] input, float[] states)
    {
        double largest = 0;
        for (int k = 0; k < _batch; k++)
        {
            for (int l = 1; l < _sizes.Length; l++)
            {
                for (int i = 0; i < _sizes[l]; i++)
                {
                    double drive = Forward(input, states, k, l, i);
                    for (int j = 0; l + 1 < _sizes.Length && j < _sizes[l + 1]; j++)
                    {
                        drive += _weights[l][(j * (_sizes[l] + 1)) + i] * State(input, states, k, l + 1, j);
                    }

                    largest = Math.Max(largest, Math.Abs(State(input, states, k, l, i) - Math.Clamp(drive, 0, 1)));
                }
            }
        }

        return largest;
    }

    /// <summary>Euler steps of one leaky layer, one by one.</summary>
    public void StepLeaky(float[] input, float[] target, float beta, float step, int count, float[] states)
    {
        for (int k = 0; k < _batch; k++)
        {
            for (int i = 0; i < _sizes[1]; i++)
            {
                double drive = Forward(input, states, k, 1, i);
                int place = (k * _sizes[1]) + i;
                double s = states[place];
                for (int t = 0; t < count; t++)
                {
                    s = Math.Clamp(s + (step * (drive - s + (beta * (target[place] - s)))), 0, 1);
                }

                states[place] = (float)s;
            }
        }
    }

    private double Forward(float[] input, float[] states, int k, int l, int i)
    {
        int inputs = _sizes[l - 1] + 1;
        double sum = _weights[l - 1][(i * inputs) + inputs - 1];
        for (int j = 0; j < inputs - 1; j++)
        {
            sum += _weights[l - 1][(i * inputs) + j] * State(input, states, k, l - 1, j);
        }

        return sum;
    }

    private double State(float[] input, float[] states, int k, int l, int i)
    {
        if (l == 0)
        {
            return input[(k * _sizes[0]) + i];
        }

        int first = 0;
        for (int before = 1; before < l; before++)
        {
            first += _batch * _sizes[before];
        }

        return states[first + (k * _sizes[l]) + i];
    }
}
