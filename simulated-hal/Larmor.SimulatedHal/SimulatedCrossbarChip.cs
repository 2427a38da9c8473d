using System;
using System.Collections.Generic;
using Larmor.Hal;

namespace Larmor.SimulatedHal;

/// <summary>A noisy, quantised crossbar made of equations (<c>sim:crossbar?key=value</c>): simulated-hal/README.md is its card.</summary>
/// <remarks>
/// The nominal weight of a cell is its state; what multiplies is state times the cell's frozen gain, and that is what
/// <see cref="IWeightMemory.Read"/> returns. Counters: an update counts cells whose input and factor are both not 0,
/// <see cref="ChipCounters.ProgramCount"/> counts cells programmed and pulses given (a write each on continuous cells), clipping
/// counts writes that met the end of the range.
/// </remarks>
public sealed class SimulatedCrossbarChip : IChip
{
    private readonly CrossbarOptions _options;
    private readonly List<CrossbarTile> _tiles = [];

    /// <summary>A chip with no tile yet.</summary>
    /// <exception cref="ArgumentException">A parameter is outside its limits; the message has both and the way out.</exception>
    public SimulatedCrossbarChip(CrossbarOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        Info = new ChipInfo
        {
            Name = options.Preset,
            MaximumInputCount = options.RowCount,
            MaximumOutputCount = options.ColumnCount,
            MaximumTileCount = options.TileCount,
            Accuracy = AccuracyOf(options),
            Evidence = options.Cell.Length > 0 ? Evidence.Cited : Evidence.Assumed,
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
        Most("inputs (bias included)", inputCount, _options.RowCount, "split the layer, or raise " + _options.Preset + "?rows=");
        Most("outputs", outputCount, _options.ColumnCount, "use fewer neurons, or raise " + _options.Preset + "?columns=");
        Most("tiles", _tiles.Count + 1, _options.TileCount, "use fewer layers, or raise " + _options.Preset + "?tiles=");
        var tile = new CrossbarTile(_options, _tiles.Count, inputCount, outputCount);
        _tiles.Add(tile);
        return tile;
    }

    /// <inheritdoc/>
    public ChipCounters ReadCounters()
    {
        long dense = 0;
        long skipped = 0;
        long updates = 0;
        long programs = 0;
        long clipped = 0;
        foreach (CrossbarTile tile in _tiles)
        {
            ChipCounters counters = tile.Counters;
            dense += counters.MultiplyAddCount;
            skipped += counters.SkippedCount;
            updates += counters.UpdateCount;
            programs += counters.ProgramCount;
            clipped += counters.ClippedCount;
        }

        return new ChipCounters(dense, skipped, updates, programs, clipped);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        foreach (CrossbarTile tile in _tiles)
        {
            tile.ResetCounters();
        }
    }

    /// <inheritdoc/>
    public void Report(MemoryPlan plan)
    {
        for (int i = 0; i < _tiles.Count; i++)
        {
            _tiles[i].Report(plan, i);
        }
    }

    /// <inheritdoc/>
    public void Save(IStateSink sink)
    {
        foreach (CrossbarTile tile in _tiles)
        {
            tile.Save(sink);
        }
    }

    /// <inheritdoc/>
    public void Load(IStateSource source)
    {
        foreach (CrossbarTile tile in _tiles)
        {
            tile.Load(source);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static ChipAccuracy AccuracyOf(CrossbarOptions options)
    {
        double step = options.LevelCount == 0 ? 0d : 2d * options.WeightRange / (options.LevelCount - 1);
        double write = (double)options.WriteNoiseSigma * options.WeightRange;
        double gain = options.GainSigma;
        if (options.Cell.Length > 0)
        {
            // A cell ends up within a few of its own steps, noise of the last one and of the write included; bounds spread as gains do.
            ResistiveCellOptions cell = CrossbarArray.CellOf(options, 0, 1);
            step = cell.Step * (1d + cell.StepSigma);
            double size = cell.IsStepLogNormal ? Math.Exp(cell.StepSigma) : 1d + cell.StepSigma;
            write = cell.Step * size * Math.Sqrt((cell.CycleSigma * cell.CycleSigma) + (cell.WriteSigma * cell.WriteSigma));
            gain = Math.Max(cell.StepSigma, Math.Max(cell.UpperSigma, cell.LowerSigma));
        }

        // The line is steepest at its centre, 2 for a half line width; where it bends, an error of the resonance changes the slope as much.
        double detuned = 2d * options.DetuningSigma;
        double off = detuned * options.WeightRange * options.Scale;
        gain = Math.Sqrt((gain * gain) + (detuned * detuned));
        step *= options.Scale;
        write *= options.Scale;

        // Wires lose linearly from corner to corner around a mean that is scaled away.
        gain = Math.Sqrt((gain * gain) + (options.WireDrop * options.WireDrop / 12d));
        return new ChipAccuracy
        {
            MultiplySigma = options.ReadNoiseSigma,
            InputSigma = CrossbarConverter.SigmaOf(options.InputBits, options.InputNoiseSigma),
            OutputSigma = CrossbarConverter.SigmaOf(options.OutputBits, 0f),

            // Rounding to the nearest level errs uniformly within half a step; by chance it errs by half a step at worst.
            ProgramSigma = (float)Math.Sqrt((write * write) + (step * step / 12d) + (off * off)),
            UpdateSigma = (float)Math.Sqrt((write * write) + (step * step / 4d)),
            GainSigma = (float)gain,
            StuckFraction = options.StuckFraction,
        };
    }

    private static void Least(string name, int value)
    {
        if (value < 1)
        {
            Throw.Range(name, value, 1, ChipInfo.Unlimited);
        }
    }

    private void Most(string what, long need, long limit, string wayOut)
    {
        if (need > limit)
        {
            Throw.Capacity(Info.Name, what, need, limit, wayOut);
        }
    }
}
