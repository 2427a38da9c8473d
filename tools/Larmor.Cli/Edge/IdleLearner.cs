using Larmor.Hal;
using Larmor.Runtime;

namespace Larmor.Cli.Edge;

/// <summary>Learns nothing: where only the drives of a loop are wanted.</summary>
internal sealed class IdleLearner(int inputCount) : IEdgeLearner
{
    public int InputCount => inputCount;

    public bool IsReady => false;

    public Decision Decide(ReadOnlySpan<float> drive) => new(Decision.NoClass, 0, 0, false);

    public bool Learn(ReadOnlySpan<float> drive, int label) => false;

    public void Interrupt()
    {
    }

    public void Report(MemoryPlan plan)
    {
    }

    public void Save(IStateSink sink)
    {
    }

    public void Load(IStateSource source)
    {
    }
}
