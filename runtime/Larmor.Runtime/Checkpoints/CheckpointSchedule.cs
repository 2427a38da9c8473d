using Larmor.Hal;

namespace Larmor.Runtime;

/// <summary>When the state of a loop is kept, where there is a place for it.</summary>
internal sealed class CheckpointSchedule
{
    private readonly CheckpointStore? _store;
    private readonly long _interval;
    private long _lastSaveAt;

    internal CheckpointSchedule(EdgeLoopParts parts, LoopState state, long intervalMilliseconds, long now)
    {
        _store = parts.Checkpoints == null ? null : new CheckpointStore(parts.Checkpoints, state, parts.Specification);
        _interval = intervalMilliseconds;
        _lastSaveAt = now;
    }

    /// <summary>Number of the last confirmed checkpoint; 0 for none.</summary>
    internal long Sequence => _store == null ? 0 : _store.Sequence;

    /// <summary>True when a checkpoint is to be kept now.</summary>
    internal bool IsDue(long now) => _store != null && _interval > 0 && now - _lastSaveAt >= _interval;

    /// <summary>The interval begins now.</summary>
    internal void Postpone(long now) => _lastSaveAt = now;

    internal bool TryLoad() => _store != null && _store.TryLoad();

    internal bool TrySave(long now, long sampleCount)
    {
        _lastSaveAt = now;
        return _store != null && _store.TrySave(sampleCount);
    }

    internal void Report(MemoryPlan plan)
    {
        if (_store != null)
        {
            plan.Add(MemoryPlace.Host, "checkpoint, written and read back", 2L * _store.RecordBytes);
        }
    }
}
