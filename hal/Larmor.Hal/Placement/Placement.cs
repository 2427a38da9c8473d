using Larmor.Kernels;

namespace Larmor.Hal;

/// <summary>A network that fits a chip: checked, its buffers planned, what the chip lacks completed on the host. Built once.</summary>
public sealed class Placement
{
    private readonly ITile[] _layers;

    private Placement(IChip chip, NetworkSpec network, HostArithmetic host, PlacementOptions options)
    {
        Chip = chip;
        Network = network;
        Host = host;
        BatchCapacity = options.BatchCapacity;
        HostMemoryBytes = options.HostMemoryBytes;
        _layers = new ITile[network.LayerCount];
        Report = new PlacementReport((5 * network.LayerCount) + 1);
        Memory = new MemoryPlan();
    }

    /// <summary>The chip.</summary>
    public IChip Chip { get; }

    /// <summary>The network's shape.</summary>
    public NetworkSpec Network { get; }

    /// <summary>What the host computes with.</summary>
    public HostArithmetic Host { get; }

    /// <summary>Vectors that a verb takes at once.</summary>
    public int BatchCapacity { get; }

    /// <summary>Who serves which need.</summary>
    public PlacementReport Report { get; }

    /// <summary>Every buffer; the learner adds its own when it is built.</summary>
    public MemoryPlan Memory { get; }

    /// <summary>Tiles of a way back with weights of its own, when <see cref="CreateRelaxation"/> was asked for one.</summary>
    public ITile[]? BackwardTiles { get; private set; }

    /// <summary>Bytes the host may spend.</summary>
    public long HostMemoryBytes { get; }

    /// <summary>Places <paramref name="network"/> on <paramref name="chip"/>.</summary>
    /// <param name="chip">Stays the caller's.</param>
    /// <param name="network">Shape.</param>
    /// <param name="needs">What the learner asks of each layer.</param>
    /// <param name="host">What the host computes with; stays the caller's.</param>
    /// <param name="options">Batch and memory limits.</param>
    /// <exception cref="ChipException"><see cref="ChipFault.Capacity"/>: names need, limit and way out.</exception>
    public static Placement Create(IChip chip, NetworkSpec network, Needs needs, HostArithmetic host, PlacementOptions options)
    {
        if (options.BatchCapacity < 1 || options.BatchCapacity > 65536)
        {
            Throw.Range(nameof(options.BatchCapacity), options.BatchCapacity, 1, 65536);
        }

        DesignRules.Check(chip.Info, network);
        Placement placement = new Placement(chip, network, host, options);
        for (int i = 0; i < network.LayerCount; i++)
        {
            LayerSpec layer = network.Layer(i);
            ITile tile = chip.AllocateTile(layer.TileInputCount, layer.OutputCount, options.BatchCapacity);
            placement._layers[i] = placement.Complete(i, tile, needs);
        }

        chip.Report(placement.Memory);
        placement.CheckHostMemory();
        return placement;
    }

    /// <summary>Layer <paramref name="index"/>, 0 nearest to the input, with all that its needs ask.</summary>
    public ITile Layer(int index) => _layers[index];

    /// <summary>The placed network as one that settles by itself: on the chip where it can, else on the host from its tiles.</summary>
    /// <param name="options">How to settle.</param>
    /// <exception cref="System.ArgumentException">An option outside its range.</exception>
    /// <exception cref="ChipException">A layer without a way back, or tiles and buffers that do not fit.</exception>
    public IRelaxation CreateRelaxation(RelaxationOptions options)
    {
        RelaxationRules.Check(Network, options);
        ITile[]? backward = null;
        int settling = Network.LayerCount - (options.SoftmaxReadout ? 1 : 0);
        if (options.DistinctBackward)
        {
            backward = new ITile[settling - 1];
            for (int l = 0; l < backward.Length; l++)
            {
                LayerSpec next = Network.Layer(l + 1);
                backward[l] = Chip.AllocateTile(next.OutputCount, next.InputCount, BatchCapacity);
            }
        }

        BackwardTiles = backward;
        IRelaxation? native = Chip is IRelaxingChip chip
            ? chip.TryCreateRelaxation(Network, _layers, backward, BatchCapacity, options)
            : null;
        IRelaxation relaxation = native ?? new HostRelaxation(Host, Network, _layers, backward, BatchCapacity, options);
        MemoryPlace place = native == null ? MemoryPlace.Host : MemoryPlace.Chip;
        Report.Add(0, "relaxation", place, native == null ? "the chip's neurons do not settle by themselves: the host steps them" : "native");
        Memory.Add(place, "states in motion", relaxation.BufferBytes);
        CheckHostMemory();
        return relaxation;
    }

    /// <summary>A placed layer as a convolution: the chip finds the patches where it can, else the host unfolds them.</summary>
    /// <param name="index">Layer, 0 nearest to the input; called once for each.</param>
    /// <param name="grid">Where the patches lie; the layer has an input for each value of a patch, and its bias.</param>
    /// <exception cref="System.ArgumentException">The layer has another number of inputs.</exception>
    public IPatchProducts CreatePatches(int index, PatchGrid grid)
    {
        PlacedTile tile = (PlacedTile)_layers[index];
        PatchUpdate.Check(grid, tile.Forward.InputCount);
        IPatchProducts? native = Chip is IPatchChip chip ? chip.TryCreatePatches(tile.OnChip, grid) : null;
        IPatchProducts patches = native ?? new HostPatches(Host, tile, grid);
        MemoryPlace place = native == null ? MemoryPlace.Host : MemoryPlace.Chip;
        Report.Add(index, "patches", place, native == null ? "the chip takes vectors: the host unfolds images" : "native");
        Memory.Add(place, "layer " + index + " patches", patches.BufferBytes);
        return patches;
    }

    /// <summary>Refuses when the host's buffers planned so far pass the limit; learners call it after adding theirs.</summary>
    /// <exception cref="ChipException"><see cref="ChipFault.Capacity"/>.</exception>
    public void CheckHostMemory()
    {
        long need = Memory.BytesIn(MemoryPlace.Host);
        if (need > HostMemoryBytes)
        {
            Throw.Capacity(
                Chip.Info.Name, "bytes of host memory", need, HostMemoryBytes,
                "use a smaller network or batch, or plain gradient steps instead of Adam");
        }
    }

    private PlacedTile Complete(int index, ITile tile, Needs needs)
    {
        Report.Add(index, "forward", MemoryPlace.Chip, "native");
        IMatrixVector? backward = tile.Backward;
        if (needs.Backward && index > 0)
        {
            if (backward == null)
            {
                backward = new MirroredTranspose(tile, Memory, index);
                Report.Add(index, "backward", MemoryPlace.Host, "the array cannot be driven from its outputs: a mirror is read back");
            }
            else
            {
                Report.Add(index, "backward", MemoryPlace.Chip, "native");
            }
        }

        IPlasticity? plasticity = tile.Plasticity;
        if (needs.Plasticity)
        {
            if (plasticity == null)
            {
                plasticity = new HostPlasticity(tile, Memory, index);
                Report.Add(index, "plasticity", MemoryPlace.Host, "the array has no local update: increments are written");
            }
            else
            {
                Report.Add(index, "plasticity", MemoryPlace.Chip, "native");
            }
        }

        if (needs.Increments)
        {
            Report.Add(index, "increments", MemoryPlace.Host, "the update rule keeps its moments on the host");
        }

        return new PlacedTile(tile, backward, plasticity);
    }
}
