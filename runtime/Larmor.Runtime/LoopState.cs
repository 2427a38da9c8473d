using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>What a checkpoint of a loop holds: counts, the encoder's state, the learner's.</summary>
internal sealed class LoopState : IStateful
{
    private readonly IStateful? _encoder;
    private readonly IStateful _learner;

    internal LoopState(IEncoder encoder, IEdgeLearner learner)
    {
        _encoder = encoder as IStateful;
        _learner = learner;
    }

    internal long SampleCount { get; set; }

    internal long WindowCount { get; set; }

    internal bool IsFrozen { get; set; }

    public void Save(IStateSink sink)
    {
        sink.Write(SampleCount);
        sink.Write(WindowCount);
        sink.Write(IsFrozen ? 1L : 0L);
        _encoder?.Save(sink);
        _learner.Save(sink);
    }

    public void Load(IStateSource source)
    {
        SampleCount = source.ReadLong();
        WindowCount = source.ReadLong();
        IsFrozen = source.ReadLong() != 0L;
        _encoder?.Load(source);
        _learner.Load(source);
    }
}
