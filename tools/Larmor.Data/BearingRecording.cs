namespace Larmor.Data;

/// <summary>One recording of the bearing test rig.</summary>
/// <param name="File">File name.</param>
/// <param name="Condition">"normal", "inner", "ball" or "outer6" (outer race at 6 o'clock).</param>
/// <param name="DiameterMil">Fault diameter, thousandths of an inch; 0 for normal.</param>
/// <param name="SampleRateHertz">Samples a second.</param>
/// <param name="DriveEnd">Acceleration at the drive end, g.</param>
/// <param name="FanEnd">Acceleration at the fan end, g.</param>
public sealed record BearingRecording(
    string File, string Condition, int DiameterMil, int SampleRateHertz, float[] DriveEnd, float[] FanEnd)
{
    /// <summary>"normal", or the fault with its diameter: "ball 0.014".</summary>
    public string Title => DiameterMil == 0 ? Condition : FormattableString.Invariant($"{Condition} {DiameterMil / 1000.0:0.000}");
}
