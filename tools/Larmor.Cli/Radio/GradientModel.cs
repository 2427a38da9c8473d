namespace Larmor.Cli.Radio;

/// <summary>Which resonances the gradient of a spin-diode network is computed with.</summary>
public enum GradientModel
{
    /// <summary>As designed: the forward pass runs on the chip, the gradient knows nothing of its spread.</summary>
    Nominal,

    /// <summary>As measured on the chip, resonator by resonator.</summary>
    Measured,
}
