using Larmor.Kernels;

namespace Larmor.Hal.Digital;

/// <summary>CMOS digital execution: exact float arithmetic, the reference every other chip is compared with.</summary>
public sealed class DigitalChip : IChip, IRelaxingChip, ISpikingChip, IPatchChip
{
    /// <summary>Elements of the longest array that the runtime makes.</summary>
    private const long LargestArray = 0x7FFFFFC7;

    /// <summary>Padding that a row of outputs may need.</summary>
    private const long LargestPadding = PanelMatrix.FullPanelWidth - 1;

    private readonly HostArithmetic _host;
    private readonly DigitalChipOptions _options;
    private DigitalTile[] _tiles = new DigitalTile[4];
    private int _tileCount;
    private long _bytes;

    /// <summary>A chip that computes with <paramref name="host"/>, which stays the caller's.</summary>
    /// <exception cref="System.ArgumentOutOfRangeException">A batch below 1.</exception>
    public DigitalChip(HostArithmetic host, DigitalChipOptions options)
    {
        Least(nameof(options.LargestBatch), options.LargestBatch);
        _host = host;
        _options = options;
        Info = new ChipInfo
        {
            Name = "digital",
            Revision = host.Kernels.Name,
            MemoryBytes = options.MemoryBytes,
        };
    }

    /// <inheritdoc/>
    public ChipInfo Info { get; }

    /// <inheritdoc/>
    public ITile AllocateTile(int inputCount, int outputCount, int batchCapacity)
    {
        Least(nameof(inputCount), inputCount);
        Least(nameof(outputCount), outputCount);
        Least(nameof(batchCapacity), batchCapacity);
        int capacity = batchCapacity < _options.LargestBatch ? batchCapacity : _options.LargestBatch;
        if (inputCount * (outputCount + LargestPadding) > LargestArray)
        {
            Throw.Capacity(
                Info.Name, "synapses for a tile of " + inputCount + " x " + outputCount, (long)inputCount * outputCount, LargestArray,
                "split the layer into several tiles");
        }

        long row = inputCount > outputCount + LargestPadding ? inputCount : outputCount + LargestPadding;
        if (capacity * row > LargestArray)
        {
            Throw.Capacity(
                Info.Name, "values for a batch of " + capacity + " vectors", capacity * row, LargestArray,
                "use a smaller batch");
        }

        long need = DigitalTile.Bytes(inputCount, outputCount, capacity);
        if (need > _options.MemoryBytes - _bytes)
        {
            Throw.Capacity(
                Info.Name, "bytes for a tile of " + inputCount + " x " + outputCount, need, _options.MemoryBytes - _bytes,
                "use fewer neurons or a smaller batch, or raise digital?memory=");
        }

        DigitalTile tile = new DigitalTile(_host, inputCount, outputCount, capacity);
        if (_tileCount == _tiles.Length)
        {
            DigitalTile[] longer = new DigitalTile[2 * _tileCount];
            for (int i = 0; i < _tileCount; i++)
            {
                longer[i] = _tiles[i];
            }

            _tiles = longer;
        }

        _tiles[_tileCount++] = tile;
        _bytes += need;
        return tile;
    }

    /// <inheritdoc/>
    /// <remarks>Digital neurons step like the host's: the same arithmetic on the same cores.</remarks>
    public IRelaxation? TryCreateRelaxation(
        NetworkSpec network, ITile[] forward, ITile[]? backward, int batchCapacity, RelaxationOptions options) =>
        new HostRelaxation(_host, network, forward, backward, batchCapacity, options);

    /// <inheritdoc/>
    public IPatchProducts? TryCreatePatches(ITile tile, PatchGrid grid) => tile is DigitalTile own ? own.PatchesOf(grid) : null;

    /// <inheritdoc/>
    public ISpikingCore? TryCreateSpikingCore(int hiddenCount, int outputCount, SpikingConstants constants)
    {
        Least(nameof(hiddenCount), hiddenCount);
        Least(nameof(outputCount), outputCount);
        return new DigitalSpikingCore(_host.Kernels, hiddenCount, outputCount, constants);
    }

    /// <inheritdoc/>
    public ChipCounters ReadCounters()
    {
        long dense = 0;
        long skipped = 0;
        long updates = 0;
        long programs = 0;
        for (int i = 0; i < _tileCount; i++)
        {
            dense += _tiles[i].MultiplyAddCount;
            skipped += _tiles[i].SkippedCount;
            updates += _tiles[i].UpdateCount;
            programs += _tiles[i].ProgramCount;
        }

        return new ChipCounters(dense, skipped, updates, programs, 0);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        for (int i = 0; i < _tileCount; i++)
        {
            _tiles[i].ResetCounters();
        }
    }

    /// <inheritdoc/>
    public void Report(MemoryPlan plan)
    {
        for (int i = 0; i < _tileCount; i++)
        {
            _tiles[i].Report(plan, i);
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        for (int i = 0; i < _tileCount; i++)
        {
            _tiles[i].Save(sink);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        for (int i = 0; i < _tileCount; i++)
        {
            _tiles[i].Load(source);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static void Least(string name, int value)
    {
        if (value < 1)
        {
            Throw.Range(name, value, 1, ChipInfo.Unlimited);
        }
    }
}
