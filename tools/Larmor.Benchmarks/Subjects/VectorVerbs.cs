using Larmor.Kernels;

namespace Larmor.Benchmarks;

/// <summary>The verbs on vectors of one kernel set, with operands of their own.</summary>
/// <param name="kernels">The set.</param>
public sealed class VectorVerbs(KernelSet kernels)
{
    /// <summary>Values a verb works on: the outputs of 2000 neurons.</summary>
    public const int Length = 2000;

    private const int WinnerCount = 6;
    private const ulong Key = 0x123456789ABCDEFUL;

    private readonly float[] _source = BenchmarkContext.Random(Length, 1);
    private readonly float[] _mask = BenchmarkContext.Random(Length, 2);
    private readonly float[] _first = new float[Length];
    private readonly float[] _second = new float[Length];
    private readonly float[] _gradient = new float[Length];
    private readonly int[] _winners = new int[WinnerCount];
    private readonly uint _threshold = CounterRandom.Threshold(0.7f);
    private readonly AdamStep _adam = new(0.001f, 1f, 0.9f, 0.999f, 1e-8f);

    /// <summary>Names of the verbs.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [nameof(KernelSet.FillMask), nameof(KernelSet.Dropout), nameof(KernelSet.HardSigmoid), nameof(KernelSet.Relu),
        nameof(KernelSet.HardSigmoidError), nameof(KernelSet.ReluError), nameof(KernelSet.TopOfDifference), nameof(KernelSet.Adam)];

    /// <summary>What the last verb wrote.</summary>
    public float[] Result { get; } = new float[Length];

    /// <summary>Calls a verb.</summary>
    public void Call(string verb)
    {
        switch (verb)
        {
            case nameof(KernelSet.FillMask):
                kernels.FillMask(Key, 0, _threshold, 1f, Result);
                break;
            case nameof(KernelSet.Dropout):
                kernels.Dropout(_source, Key, 0, _threshold, 1f, Result);
                break;
            case nameof(KernelSet.HardSigmoid):
                kernels.HardSigmoid(_source, _mask, Result);
                break;
            case nameof(KernelSet.Relu):
                kernels.Relu(_source, _mask, Result);
                break;
            case nameof(KernelSet.HardSigmoidError):
                kernels.HardSigmoidError(_source, _mask, _mask, 0.5f, Result);
                break;
            case nameof(KernelSet.ReluError):
                _source.CopyTo(Result, 0);
                kernels.ReluError(_mask, _source, Result);
                break;
            case nameof(KernelSet.TopOfDifference):
                kernels.TopOfDifference(_source, _mask, WinnerCount, _winners, 0);
                for (int i = 0; i < WinnerCount; i++)
                {
                    Result[i] = _winners[i];
                }

                break;
            default:
                _source.CopyTo(_gradient, 0);
                kernels.Adam(_gradient, _first, _second, _adam, Result);
                break;
        }
    }
}
