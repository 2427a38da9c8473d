namespace Larmor.SimulatedHal;

/// <summary>Crossbars named for what they imitate: the defaults behind an address, each changeable by its keys.</summary>
/// <remarks>Device figures and their sources are on the cards in simulated-hal/README.md; periphery figures are assumed.</remarks>
internal static class CrossbarPresets
{
    internal const string Known =
        "sim:crossbar, sim:mtj-crossbar, sim:domain-wall, sim:skyrmion, sim:spin-diode, sim:reram-sb, sim:reram-es, sim:reram-om, "
        + "sim:reram-hfo2, sim:capacitor, sim:ecram, sim:ecram-mo, sim:pcm, sim:ferroelectric, sim:specified, sim:card?file=…";

    /// <summary>The preset of a name, or null.</summary>
    internal static CrossbarOptions? Find(string name) => name switch
    {
        "crossbar" => new CrossbarOptions(),

        // Binary magnetic junctions written by pulses of chance: 5 % spread of the resistance, reads at 1 %.
        "mtj-crossbar" => new CrossbarOptions
        {
            Preset = "sim:mtj-crossbar", Bits = 1, WriteNoiseSigma = 0f, ReadNoiseSigma = 0.01f, GainSigma = 0.05f, HasTranspose = true,
            InputBits = 8, OutputBits = 8,
        },

        // 500 nm track with notches every 25 nm: 21 places, evenly spread.
        "domain-wall" => new CrossbarOptions
        {
            Preset = "sim:domain-wall", CellLevelCount = 21, WriteNoiseSigma = 0f, ReadNoiseSigma = 0.01f, GainSigma = 0.05f,
            HasTranspose = true, InputBits = 8, OutputBits = 8,
        },

        // 0 to 16 skyrmions, each adding the same within 5 %.
        "skyrmion" => new CrossbarOptions
        {
            Preset = "sim:skyrmion", CellLevelCount = 17, WriteNoiseSigma = 0.02f, ReadNoiseSigma = 0.05f, GainSigma = 0.05f,
            InputBits = 8, OutputBits = 8,
        },

        // Diodes tuned in 255 steps of weight, their resonances measured to 2e-4 (0.02 half line widths at a damping of 0.01).
        "spin-diode" => new CrossbarOptions
        {
            Preset = "sim:spin-diode", WriteNoiseSigma = 0f, ReadNoiseSigma = 0.01f, GainSigma = 0.05f, DetuningSigma = 0.02f,
            InputBits = 8, OutputBits = 8,
        },
        "reram-sb" or "reram-es" or "reram-om" or "reram-hfo2" or "capacitor" or "ecram" or "ecram-mo" or "pcm" or "ferroelectric"
            or "specified" => new CrossbarOptions
            {
                Preset = "sim:" + name, Cell = name, ReadNoiseSigma = 0.01f, WriteNoiseSigma = 0f, GainSigma = 0f, StuckFraction = StuckOf(name),
                HasTranspose = true, InputBits = 8, OutputBits = 8,
            },
        _ => null,
    };

    private static float StuckOf(string name) => name switch
    {
        "reram-om" => 0.135f,
        "reram-hfo2" => 0.098f,
        _ => 0.001f,
    };
}
