using System;

namespace Larmor.SimulatedHal;

/// <summary>All parameters of <see cref="SimulatedCrossbarChip"/>; the address key of each stands in brackets.</summary>
/// <remarks>The defaults are a good analog array of no particular maker; every figure is assumed (simulated-hal/README.md).</remarks>
public sealed class CrossbarOptions
{
    /// <summary>The address this device answers to.</summary>
    public const string Address = "sim:crossbar";

    private const string CardName = "card";
    private const long LargestCellCount = 1L << 28;

    /// <summary>[bits] Resolution of a cell: 2^bits - 1 levels with 0 among them; 1 is a binary cell without 0, 0 a continuous one.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>[writeNoise] Standard deviation of what one write adds to a state, relative to <see cref="WeightRange"/>.</summary>
    public float WriteNoiseSigma { get; init; } = 0.004f;

    /// <summary>[readNoise] Standard deviation of one output, relative to the root of the summed squares of its products.</summary>
    public float ReadNoiseSigma { get; init; } = 0.02f;

    /// <summary>[spread] Device-to-device standard deviation of a cell's gain (1 = nominal), frozen by <see cref="Seed"/>.</summary>
    public float GainSigma { get; init; } = 0.05f;

    /// <summary>[detuning] Standard deviation of a spin diode's resonance around where its driver takes it to be, in half line widths, frozen by <see cref="Seed"/>; 0 for other cells.</summary>
    public float DetuningSigma { get; init; }

    /// <summary>[stuck] Fraction of cells frozen at a random level, 0 to 1; which ones is frozen by <see cref="Seed"/>.</summary>
    public float StuckFraction { get; init; } = 0.001f;

    /// <summary>[range] Nominal weights lie in [-range, range], dimensionless.</summary>
    public float WeightRange { get; init; } = 1f;

    /// <summary>[scale] What the weights of a cell as published are multiplied by: the periphery's gain, noise and steps included.</summary>
    public float Scale { get; init; } = 1f;

    /// <summary>[rows] Most inputs of one tile, bias included.</summary>
    public int RowCount { get; init; } = 1024;

    /// <summary>[columns] Most outputs of one tile.</summary>
    public int ColumnCount { get; init; } = 8192;

    /// <summary>[tiles] Most tiles of the chip.</summary>
    public int TileCount { get; init; } = 16;

    /// <summary>[transpose] True when the array can also be driven from its outputs.</summary>
    public bool HasTranspose { get; init; }

    /// <summary>[plasticity] True when the array updates itself by pulses; false when it can only be programmed.</summary>
    public bool HasPlasticity { get; init; } = true;

    /// <summary>[levels] Levels of a cell, ends included, in place of <see cref="Bits"/>; 0 leaves them to the bits.</summary>
    public int CellLevelCount { get; init; }

    /// <summary>[cell] Resistive cell whose pulses move the weights (<see cref="ResistiveCellPresets"/>); empty for even levels.</summary>
    public string Cell { get; init; } = "";

    /// <summary>[verify] Read-and-correct rounds of programming a resistive cell; 0 pulses once, open loop.</summary>
    public int VerifyCount { get; init; } = 16;

    /// <summary>[dac] Bits of the converter of each input, 0 for none; it rounds by chance, scaled to the largest input of a vector.</summary>
    public int InputBits { get; init; }

    /// <summary>[adc] Bits of the converter of each output, 0 for none; it rounds by chance, scaled to the largest output of a vector.</summary>
    public int OutputBits { get; init; }

    /// <summary>[adcRange] Full scale of the output converters: what lies beyond is clipped; 0 scales to the largest output of a vector.</summary>
    public float OutputRange { get; init; }

    /// <summary>[inputNoise] Standard deviation of an input, relative to the largest of its vector.</summary>
    public float InputNoiseSigma { get; init; }

    /// <summary>[irDrop] Relative loss from the near to the far corner along the wires, linear, frozen; its mean is scaled away.</summary>
    public float WireDrop { get; init; }

    /// <summary>[seed] Start of every random number of the chip; the same seed and calls give the same bits.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Levels of a cell, ends included; 0 for a continuous one.</summary>
    public int LevelCount => Cell.Length > 0 ? 0 : CellLevelCount > 0 ? CellLevelCount : Bits == 0 ? 0 : Bits == 1 ? 2 : (1 << Bits) - 1;

    /// <summary>The address of this device: <c>sim:</c> and the preset's name.</summary>
    public string Preset { get; init; } = Address;

    /// <summary>The presets of this family, as addresses.</summary>
    public const string KnownPresets = CrossbarPresets.Known;

    /// <summary>True when <c>sim:name</c> is a crossbar.</summary>
    public static bool IsPreset(string name) => name == CardName || CrossbarPresets.Find(name) is not null;

    /// <summary>A chip as it was measured (<see cref="ChipCharacterisation"/>); what the card does not tell is as at <see cref="Address"/>.</summary>
    public static CrossbarOptions FromCard(DeviceCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        FitResult fit = card.Fit;
        int levels = (int)fit["levels"];
        return new CrossbarOptions
        {
            Preset = "sim:" + CardName,
            WeightRange = (float)fit["range"],
            Bits = levels == 2 ? 1 : 0,
            CellLevelCount = levels,
            WriteNoiseSigma = (float)fit["writeNoise"],
            GainSigma = (float)fit["spread"],
            WireDrop = (float)Math.Max(0d, fit["irDrop"] > 3d * fit.SigmaOf("irDrop") ? fit["irDrop"] : 0d),
            StuckFraction = (float)fit["stuck"],
            ReadNoiseSigma = (float)fit["readNoise"],
            InputNoiseSigma = (float)fit["inputNoise"],
            InputBits = (int)fit["dac"],
            OutputBits = (int)fit["adc"],
        };
    }

    /// <summary>Reads the options from <c>sim:crossbar?key=value&amp;…</c>.</summary>
    /// <exception cref="ArgumentException">Another device's address, an unknown key, or a value outside its limits.</exception>
    public static CrossbarOptions FromAddress(Hal.ChipAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        CrossbarOptions? defaults = address.Scheme != "sim" ? null
            : address.Name == CardName ? FromCard(DeviceCard.Read(address.Word("file", ""), ChipCharacterisation.Kind))
            : CrossbarPresets.Find(address.Name);
        if (defaults is null)
        {
            throw new ArgumentException(
                $"chip address '{address.Text}' is not the crossbar's: write {Address}?key=value, or one of {CrossbarPresets.Known}",
                nameof(address));
        }

        var options = new CrossbarOptions
        {
            Preset = defaults.Preset,
            Cell = address.Word("cell", defaults.Cell),
            CellLevelCount = (int)address.Whole("levels", defaults.CellLevelCount, 0, 65535),
            VerifyCount = (int)address.Whole("verify", defaults.VerifyCount, 0, 1000),
            InputBits = (int)address.Whole("dac", defaults.InputBits, 0, 16),
            OutputBits = (int)address.Whole("adc", defaults.OutputBits, 0, 16),
            OutputRange = address.Number("adcRange", defaults.OutputRange, 0f, 1e6f),
            InputNoiseSigma = address.Number("inputNoise", defaults.InputNoiseSigma, 0f, 1f),
            WireDrop = address.Number("irDrop", defaults.WireDrop, 0f, 0.5f),
            Bits = (int)address.Whole("bits", defaults.Bits, 0, 16),
            WriteNoiseSigma = address.Number("writeNoise", defaults.WriteNoiseSigma, 0f, 1f),
            ReadNoiseSigma = address.Number("readNoise", defaults.ReadNoiseSigma, 0f, 1f),
            GainSigma = address.Number("spread", defaults.GainSigma, 0f, 0.3f),
            DetuningSigma = address.Number("detuning", defaults.DetuningSigma, 0f, 0.3f),
            StuckFraction = address.Number("stuck", defaults.StuckFraction, 0f, 1f),
            WeightRange = address.Number("range", defaults.WeightRange, 1e-6f, 1e6f),
            Scale = address.Number("scale", defaults.Scale, 1e-6f, 1e6f),
            RowCount = (int)address.Whole("rows", defaults.RowCount, 1, 65536),
            ColumnCount = (int)address.Whole("columns", defaults.ColumnCount, 1, 65536),
            TileCount = (int)address.Whole("tiles", defaults.TileCount, 1, 4096),
            HasTranspose = address.Whole("transpose", defaults.HasTranspose ? 1 : 0, 0, 1) == 1,
            HasPlasticity = address.Whole("plasticity", defaults.HasPlasticity ? 1 : 0, 0, 1) == 1,
            Seed = address.Whole("seed", defaults.Seed, 0, long.MaxValue),
        };
        address.RefuseUnread();
        options.Validate();
        return options;
    }

    /// <summary>Refuses a parameter outside its limits: once, by the chip that is built from it.</summary>
    internal void Validate()
    {
        Check("bits", Bits, 0, 16, "0 is a continuous cell");
        Check("writeNoise", WriteNoiseSigma, 0, 1, "it is relative to the range");
        Check("readNoise", ReadNoiseSigma, 0, 1, "it is relative to the products");
        Check("spread", GainSigma, 0, 0.3f, "gains are cut at 3 sigma and must stay positive");
        Check("detuning", DetuningSigma, 0, Cell.Length > 0 ? 0 : 0.3f, "a line has its extrema at 1; a resistive cell has no line");
        Check("stuck", StuckFraction, 0, 1, "it is a fraction of the cells");
        Check("range", WeightRange, 1e-6f, 1e6f, "scale the inputs instead");
        Check("scale", Scale, 1e-6f, 1e6f, "scale the inputs instead");
        Check("rows", RowCount, 1, 65536, "split the layer");
        Check("columns", ColumnCount, 1, 65536, "split the layer");
        Check("tiles", TileCount, 1, 4096, "use fewer layers");
        Check("levels", CellLevelCount, CellLevelCount == 0 ? 0 : 2, 65535, "0 leaves them to bits");
        Check("verify", VerifyCount, 0, 1000, "0 is open loop");
        Check("dac", InputBits, InputBits == 0 ? 0 : 2, 16, "0 is no converter");
        Check("adc", OutputBits, OutputBits == 0 ? 0 : 2, 16, "0 is no converter");
        Check("adcRange", OutputRange, 0, 1e6, "0 scales to each vector");
        Check("inputNoise", InputNoiseSigma, 0, 1, "it is relative to the largest input");
        Check("irDrop", WireDrop, 0, 0.5, "cut the tile instead");
        Check("seed", Seed, 0, long.MaxValue, "choose a positive one");
        Check("rows x columns", (double)RowCount * ColumnCount, 1, LargestCellCount, "make rows or columns smaller");
    }

    private void Check(string name, double value, double minimum, double maximum, string wayOut) =>
        Limit.Check(Preset, name, value, minimum, maximum, wayOut);
}
