using Larmor.Data;
using Larmor.Kernels;
using Larmor.SimulatedHal;

namespace Larmor.Cli.Radio;

/// <summary>The published network for drones: 256 tones, 128 chains, 128 oscillators, 10 chains; trained with cross-entropy in batches.</summary>
/// <remarks>Sizes, carriers, bias and transconductance: code of D. Ross, N. Leroux et al., Nature Nanotechnology 18, 1273 (2023).</remarks>
internal sealed class RadioNetwork
{
    private const int HiddenCount = 128;
    private const int BatchSize = 256;
    private const double LowestGigahertz = 0.02;
    private const double HighestGigahertz = 0.12;
    private const double BiasMillivolts = 11.0846;
    private const double MicroamperesPerMillivolt = 3.38837;

    private readonly RadioLayer _hidden;
    private readonly RadioLayer _output;
    private readonly Pcg32 _random;
    private readonly int _classCount;
    private readonly int _inputCount;
    private readonly float[] _powers;
    private readonly float[] _volts = new float[BatchSize * HiddenCount];
    private readonly float[] _radio = new float[BatchSize * HiddenCount];
    private readonly float[] _radioErrors = new float[BatchSize * HiddenCount];
    private readonly float[] _logits;
    private readonly int[] _order;

    internal RadioNetwork(SampleSet train, double spread, GradientModel model, double measurementSigma, int seed)
    {
        _inputCount = train.InputCount;
        _classCount = train.ClassCount;
        double[] linear = [.. Enumerable.Range(0, _inputCount)
            .Select(i => LowestGigahertz + ((HighestGigahertz - LowestGigahertz) * i / (_inputCount - 1)))];
        double[] geometric = SpinDiode.GeometricGrid(LowestGigahertz, HighestGigahertz, HiddenCount);
        _hidden = new RadioLayer(linear, linear, HiddenCount, spread, model, measurementSigma, (2 * seed) + 1);
        _output = new RadioLayer(geometric, geometric, _classCount, spread, model, measurementSigma, (2 * seed) + 2);
        _random = new Pcg32((ulong)seed, 41);
        _hidden.Initialise(_random);
        _output.Initialise(_random);
        _powers = new float[BatchSize * _inputCount];
        _logits = new float[BatchSize * _classCount];
        _order = [.. Enumerable.Range(0, train.Count)];
    }

    /// <summary>Writes what another network has learned to this one's chip.</summary>
    internal void Take(RadioNetwork other)
    {
        _hidden.Take(other._hidden);
        _output.Take(other._output);
    }

    /// <summary>One pass over the training set.</summary>
    internal void Learn(SampleSet train, float rate)
    {
        _random.Shuffle(_order, _order.Length);
        for (int first = 0; first < _order.Length; first += BatchSize)
        {
            int count = Math.Min(BatchSize, _order.Length - first);
            ReadOnlySpan<int> chosen = _order.AsSpan(first, count);
            train.Read(chosen, _powers.AsSpan(0, count * _inputCount));
            Forward(count);
            for (int b = 0; b < count; b++)
            {
                Softmax(_logits.AsSpan(b * _classCount, _classCount), train.Labels[chosen[b]], 1e3f / count);
            }

            Span<float> radioErrors = _radioErrors.AsSpan(0, count * HiddenCount);
            _output.Backward(_radio, _logits, count, radioErrors);
            for (int n = 0; n < radioErrors.Length; n++)
            {
                radioErrors[n] *= Slope(_volts[n]);
            }

            _hidden.Backward(_powers, radioErrors, count, default);
            _hidden.Step(rate);
            _output.Step(rate);
        }
    }

    /// <summary>Accuracy in percent.</summary>
    internal double Accuracy(SampleSet samples)
    {
        int right = 0;
        for (int first = 0; first < samples.Count; first += BatchSize)
        {
            int count = Math.Min(BatchSize, samples.Count - first);
            samples.Read([.. Enumerable.Range(first, count)], _powers.AsSpan(0, count * _inputCount));
            Forward(count);
            for (int b = 0; b < count; b++)
            {
                ReadOnlySpan<float> row = _logits.AsSpan(b * _classCount, _classCount);
                int best = 0;
                for (int c = 1; c < row.Length; c++)
                {
                    best = row[c] > row[best] ? c : best;
                }

                right += best == samples.Labels[first + b] ? 1 : 0;
            }
        }

        return 100.0 * right / samples.Count;
    }

    private static float Slope(float volts)
    {
        // dP/dI of P = A p(ξ) R I², nothing outside the clamp; dI/dV in microamperes per volt.
        double current = RadioNeuron.Microamperes(volts, BiasMillivolts, MicroamperesPerMillivolt);
        if (current <= RadioNeuron.ThresholdMicroamperes || current >= RadioNeuron.LargestMicroamperes)
        {
            return 0f;
        }

        const double Step = 1e-3;
        double slope = (RadioNeuron.Microwatts(current + Step) - RadioNeuron.Microwatts(current - Step)) / (2 * Step);
        return (float)(slope * 1e3 * MicroamperesPerMillivolt);
    }

    /// <summary>Turns millivolts into the gradient of the cross-entropy by the chain's voltage.</summary>
    private static void Softmax(Span<float> row, int label, float scale)
    {
        float largest = row[0];
        foreach (float value in row)
        {
            largest = MathF.Max(largest, value);
        }

        float sum = 0f;
        for (int c = 0; c < row.Length; c++)
        {
            row[c] = MathF.Exp(row[c] - largest);
            sum += row[c];
        }

        for (int c = 0; c < row.Length; c++)
        {
            row[c] = scale * ((row[c] / sum) - (c == label ? 1f : 0f));
        }
    }

    private void Forward(int count)
    {
        _hidden.Forward(_powers, count, _volts);
        for (int n = 0; n < count * HiddenCount; n++)
        {
            _radio[n] = (float)RadioNeuron.Microwatts(RadioNeuron.Microamperes(_volts[n], BiasMillivolts, MicroamperesPerMillivolt));
        }

        _output.Forward(_radio, count, _logits);
        for (int n = 0; n < count * _classCount; n++)
        {
            _logits[n] *= 1e3f;
        }
    }
}
