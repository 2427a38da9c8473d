namespace Larmor.Hal.Spi;

/// <summary>A chip with the register map of REGISTERS.md behind a link; the same driver for silicon and for its simulation.</summary>
public sealed class SpiChip : IChip
{
    private readonly IChipLink _link;
    private readonly SpiSession _session;
    private readonly SpiMemory _memory;
    private int _tileCount;
    private long _cellCount;

    /// <summary>Opens the chip and reads who it is; owns the link.</summary>
    /// <exception cref="ChipException">No chip answers, or one of another kind or revision.</exception>
    public SpiChip(IChipLink link, SpiChipOptions options)
    {
        _link = link;
        _session = new SpiSession(link, options);
        _memory = new SpiMemory(_session);
        int identity = _memory.Register(RegisterMap.Identity);
        int revision = _memory.Register(RegisterMap.Revision);
        if (identity != RegisterMap.IdentityValue || revision != RegisterMap.RevisionValue)
        {
            Throw.Fault(
                ChipFault.Identity,
                "the chip on the link says identity " + identity + ", revision " + revision + "; this driver serves " + RegisterMap.IdentityValue
                + ", revision " + RegisterMap.RevisionValue + ": take the driver of that chip");
        }

        int accuracy = RegisterMap.Accuracy;
        Info = new ChipInfo
        {
            Name = "spi",
            Revision = "registers " + revision,
            MaximumInputCount = _memory.Register(RegisterMap.MaximumInputs),
            MaximumOutputCount = _memory.Register(RegisterMap.MaximumOutputs),
            MaximumTileCount = _memory.Register(RegisterMap.MaximumTiles),
            Evidence = (Evidence)_memory.Register(RegisterMap.EvidenceKind),
            Accuracy = new ChipAccuracy
            {
                MultiplySigma = _memory.FloatRegister(accuracy),
                InputSigma = _memory.FloatRegister(accuracy + 1),
                OutputSigma = _memory.FloatRegister(accuracy + 2),
                ProgramSigma = _memory.FloatRegister(accuracy + 3),
                UpdateSigma = _memory.FloatRegister(accuracy + 4),
                GainSigma = _memory.FloatRegister(accuracy + 5),
                StuckFraction = _memory.FloatRegister(accuracy + 6),
            },
        };
    }

    /// <inheritdoc/>
    public ChipInfo Info { get; }

    /// <summary>What the wire did so far.</summary>
    public WireCounters Wire => _session.Wire;

    /// <inheritdoc/>
    public ITile AllocateTile(int inputCount, int outputCount, int batchCapacity)
    {
        Least(nameof(inputCount), inputCount);
        Least(nameof(outputCount), outputCount);
        Least(nameof(batchCapacity), batchCapacity);
        Most("inputs (bias included)", inputCount, Info.MaximumInputCount);
        Most("outputs", outputCount, Info.MaximumOutputCount);
        Most("tiles", _tileCount + 1, Info.MaximumTileCount);
        byte status = _memory.Execute(RegisterMap.Allocate, 0, inputCount, outputCount, 0f, batchCapacity);
        if (status != RegisterMap.Done)
        {
            Throw.Capacity(
                Info.Name, "synapses for one more tile", (long)inputCount * outputCount, 0, "use fewer neurons or layers: the chip refused the tile");
        }

        int index = _memory.FirstResult;
        int abilities = _memory.SecondResult;
        WeightFormat format = new WeightFormat
        {
            Minimum = _memory.FloatRegister(RegisterMap.Format),
            Maximum = _memory.FloatRegister(RegisterMap.Format + 1),
            LevelCount = _memory.Register(RegisterMap.Format + 2),
        };
        _tileCount++;
        _cellCount += (long)inputCount * outputCount;
        return new SpiTile(_memory, index, inputCount, outputCount, abilities, format);
    }

    /// <inheritdoc/>
    public ChipCounters ReadCounters() =>
        new ChipCounters(_memory.Counter(0), _memory.Counter(1), _memory.Counter(2), _memory.Counter(3), _memory.Counter(4));

    /// <inheritdoc/>
    public void Reset() => _memory.Do(RegisterMap.ResetCounters, 0, 0, 0f);

    /// <inheritdoc/>
    public void Report(MemoryPlan plan)
    {
        plan.Add(MemoryPlace.Host, "frames of the link", _session.BufferBytes);
        plan.Add(MemoryPlace.Chip, "weights behind the link, as floats", 4L * _cellCount);
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        _memory.Do(RegisterMap.SaveState, 0, 0, 0f);
        int wordCount = _memory.FirstResult;
        sink.Write(wordCount);
        int read = 0;
        while (read < wordCount)
        {
            int count = _memory.ReadWords(read, wordCount);
            for (int i = 0; i < count; i++)
            {
                sink.Write(_memory.Word(i));
            }

            read += count;
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        int wordCount = (int)source.ReadLong();
        for (int i = 0; i < wordCount; i++)
        {
            _memory.WriteWord(i, (int)source.ReadLong());
        }

        _memory.Do(RegisterMap.LoadState, 0, wordCount, 0f);
    }

    /// <inheritdoc/>
    public void Dispose() => _link.Dispose();

    private static void Least(string name, int value)
    {
        if (value < 1)
        {
            Throw.Range(name, value, 1, ChipInfo.Unlimited);
        }
    }

    private void Most(string what, long need, long limit)
    {
        if (need > limit)
        {
            Throw.Capacity(Info.Name, what, need, limit, "split the layer or choose another chip");
        }
    }
}
