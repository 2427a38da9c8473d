using System.Numerics;
using Larmor.Kernels;
using Larmor.SimulatedHal;

namespace Larmor.Cli.Radio;

/// <summary>Chains of spin diodes that learn: the chip gives the weights, a model of its resonances the gradient, Adam the steps.</summary>
/// <remarks>
/// <code>
/// V = W P + b on the chip       dL/df_jk = σ_k Σ_i G'(f_i; f_jk) Σ_b δ_bj P_bi       dL/dP_bi = Σ_j δ_bj W_ji (of the model)
/// </code>
/// Learned are offsets u in line widths, <c>f_jk = f_k (1 + α u_jk)</c>, and a voltage for each chain. Source: D. Ross, N. Leroux et al.,
/// Nature Nanotechnology 18, 1273 (2023), their code; learning in line widths is ours.
/// </remarks>
internal sealed class RadioLayer
{
    private const double Damping = 0.01;
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;

    private readonly SpinDiodeChainArray _chip;
    private readonly double[] _resonances;
    private readonly float[] _tones;
    private readonly float[] _spread;
    private readonly float[] _offset;
    private readonly float[] _bias;
    private readonly float[] _modelWeights;
    private readonly float[] _weights;
    private readonly float[] _gradient;
    private readonly float[] _products;
    private readonly float[] _first;
    private readonly float[] _second;
    private int _step;

    /// <summary>Places chains on a chip of its own and measures it, when the gradient is to know what it is.</summary>
    /// <param name="tones">Carriers in gigahertz; a whole number of vectors of them (16).</param>
    /// <param name="resonances">Resonances before tuning.</param>
    /// <param name="chainCount">Outputs.</param>
    /// <param name="spread">Relative spread of the resonances.</param>
    /// <param name="model">What the gradient is computed with.</param>
    /// <param name="measurementSigma">Relative error of a measured resonance.</param>
    /// <param name="chipSeed">Which specimen.</param>
    internal RadioLayer(
        double[] tones, double[] resonances, int chainCount, double spread, GradientModel model, double measurementSigma, int chipSeed)
    {
        _resonances = resonances;
        _tones = [.. tones.Select(tone => (float)tone)];
        ToneCount = tones.Length;
        ChainCount = chainCount;
        _chip = new SpinDiodeChainArray(new SpinDiodeChainOptions
        {
            Array = new DeviceArrayOptions { Seed = chipSeed },
            ChainCount = chainCount,
            TonesGigahertz = tones,
            ResonancesGigahertz = resonances,
            Damping = Damping,
            BandwidthHertz = 0,
            FrequencySigma = spread,
        });
        int count = chainCount * resonances.Length;
        _spread = new float[count];
        var error = new Pcg32((ulong)chipSeed, 31);
        for (int d = 0; d < count; d++)
        {
            double seen = _chip.ResonanceGigahertz[d] / resonances[d % resonances.Length] * (1 + (measurementSigma * error.NextNormal()));
            _spread[d] = model == GradientModel.Measured ? (float)seen : 1f;
        }

        _offset = new float[count];
        _bias = new float[chainCount];
        _modelWeights = new float[chainCount * ToneCount];
        _weights = new float[chainCount * ToneCount];
        _gradient = new float[count + chainCount];
        _products = new float[chainCount * ToneCount];
        _first = new float[count + chainCount];
        _second = new float[count + chainCount];
    }

    internal int ToneCount { get; }

    internal int ChainCount { get; }

    /// <summary>Offsets w ~ N(0, 1e-3 GHz / √resonators), biases N(0, 1e-2 V / √chains), as published.</summary>
    internal void Initialise(Pcg32 random)
    {
        for (int d = 0; d < _offset.Length; d++)
        {
            double gigahertz = 1e-3 / Math.Sqrt(_resonances.Length) * random.NextNormal();
            _offset[d] = (float)(gigahertz / (Damping * _resonances[d % _resonances.Length]));
        }

        for (int j = 0; j < ChainCount; j++)
        {
            _bias[j] = (float)(1e-2 / Math.Sqrt(ChainCount) * random.NextNormal());
        }

        Place();
    }

    /// <summary>Takes over what another layer of the same shape has learned: writing a result to a chip.</summary>
    internal void Take(RadioLayer other)
    {
        other._offset.CopyTo(_offset, 0);
        other._bias.CopyTo(_bias, 0);
        Place();
    }

    /// <summary>Voltages of all chains.</summary>
    /// <param name="powers">Shape [count, tones], microwatts.</param>
    /// <param name="count">Samples.</param>
    /// <param name="volts">Receives shape [count, chains].</param>
    internal void Forward(ReadOnlySpan<float> powers, int count, Span<float> volts)
    {
        for (int b = 0; b < count; b++)
        {
            ReadOnlySpan<float> power = powers.Slice(b * ToneCount, ToneCount);
            for (int j = 0; j < ChainCount; j++)
            {
                volts[(b * ChainCount) + j] = Dot(_weights.AsSpan(j * ToneCount, ToneCount), power) + _bias[j];
            }
        }
    }

    /// <summary>Fills the gradient, and passes errors on.</summary>
    /// <param name="powers">Shape [count, tones].</param>
    /// <param name="errors">dL/dV, shape [count, chains].</param>
    /// <param name="count">Samples.</param>
    /// <param name="powerErrors">Receives dL/dP, shape [count, tones]; empty for none.</param>
    internal void Backward(ReadOnlySpan<float> powers, ReadOnlySpan<float> errors, int count, Span<float> powerErrors)
    {
        Span<float> biasGradient = _gradient.AsSpan(_offset.Length);
        Array.Clear(_products);
        biasGradient.Clear();
        powerErrors.Clear();
        for (int b = 0; b < count; b++)
        {
            ReadOnlySpan<float> power = powers.Slice(b * ToneCount, ToneCount);
            for (int j = 0; j < ChainCount; j++)
            {
                float error = errors[(b * ChainCount) + j];
                biasGradient[j] += error;
                AddScaled(_products.AsSpan(j * ToneCount, ToneCount), power, error);
            }
        }

        for (int j = 0; j < ChainCount; j++)
        {
            Weigh(j);
        }

        for (int b = 0; b < count && powerErrors.Length > 0; b++)
        {
            for (int j = 0; j < ChainCount; j++)
            {
                AddScaled(
                    powerErrors.Slice(b * ToneCount, ToneCount), _modelWeights.AsSpan(j * ToneCount, ToneCount), errors[(b * ChainCount) + j]);
            }
        }
    }

    /// <summary>One step of Adam, and the chip is tuned anew.</summary>
    internal void Step(float rate)
    {
        _step++;
        float firstScale = 1f / (1f - MathF.Pow(FirstDecay, _step));
        float secondScale = 1f / (1f - MathF.Pow(SecondDecay, _step));
        float volts = (float)(2 * SpinDiode.Sensitivity(1, 1, Math.PI / 4, 10));
        for (int d = 0; d < _gradient.Length; d++)
        {
            // A bias moves in units of the largest weight, so that one rate serves both.
            bool isBias = d >= _offset.Length;
            float g = isBias ? _gradient[d] * volts : _gradient[d];
            _first[d] = (FirstDecay * _first[d]) + ((1f - FirstDecay) * g);
            _second[d] = (SecondDecay * _second[d]) + ((1f - SecondDecay) * g * g);
            float change = rate * _first[d] * firstScale / (MathF.Sqrt(_second[d] * secondScale) + 1e-12f);
            if (isBias)
            {
                _bias[d - _offset.Length] -= volts * change;
            }
            else
            {
                _offset[d] -= change;
            }
        }

        Place();
    }

    private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < left.Length; i += Vector<float>.Count)
        {
            sum += new Vector<float>(left[i..]) * new Vector<float>(right[i..]);
        }

        return Vector.Sum(sum);
    }

    private static void AddScaled(Span<float> sum, ReadOnlySpan<float> values, float factor)
    {
        for (int i = 0; i < sum.Length; i += Vector<float>.Count)
        {
            (new Vector<float>(sum[i..]) + (new Vector<float>(values[i..]) * factor)).CopyTo(sum[i..]);
        }
    }

    private void Place()
    {
        var gigahertz = new double[_resonances.Length];
        for (int j = 0; j < ChainCount; j++)
        {
            for (int k = 0; k < gigahertz.Length; k++)
            {
                gigahertz[k] = Damping * _resonances[k] * _offset[(j * gigahertz.Length) + k];
            }

            _chip.Tune(j, gigahertz);
        }

        for (int w = 0; w < _weights.Length; w++)
        {
            _weights[w] = (float)_chip.Weights[w];
        }
    }

    /// <summary>Weights of one chain by the model, and with them the gradient of its offsets.</summary>
    private void Weigh(int chain)
    {
        Span<float> weights = _modelWeights.AsSpan(chain * ToneCount, ToneCount);
        ReadOnlySpan<float> products = _products.AsSpan(chain * ToneCount, ToneCount);
        weights.Clear();
        float sensitivity = (float)SpinDiode.Sensitivity(1, 1, Math.PI / 4, 10);
        for (int k = 0; k < _resonances.Length; k++)
        {
            int device = (chain * _resonances.Length) + k;
            float resonance = (float)(_resonances[k] * (1 + (Damping * _offset[device]))) * _spread[device];
            float width = (float)Damping * resonance;
            float scale = ((k & 1) == 0 ? -2f : 2f) * sensitivity;
            Vector<float> slope = Vector<float>.Zero;
            for (int i = 0; i < ToneCount; i += Vector<float>.Count)
            {
                // G = scale g d / q, dG/df = scale [(α d - g) q - g d (2 α g - 2 d)] / q², q = g² + d²
                Vector<float> detuning = new Vector<float>(_tones.AsSpan(i)) - new Vector<float>(resonance);
                Vector<float> inverse = Vector<float>.One / ((detuning * detuning) + new Vector<float>(width * width));
                Vector<float> share = detuning * width * inverse;
                (new Vector<float>(weights[i..]) + (share * scale)).CopyTo(weights[i..]);
                Vector<float> line = (((detuning * (float)Damping) - new Vector<float>(width)) * inverse)
                    - (share * inverse * (new Vector<float>(2f * (float)Damping * width) - (detuning * 2f)));
                slope += line * new Vector<float>(products[i..]);
            }

            _gradient[device] = scale * Vector.Sum(slope) * (float)(Damping * _resonances[k]) * _spread[device];
        }
    }
}
