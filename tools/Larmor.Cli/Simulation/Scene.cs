namespace Larmor.Cli.Simulation;

/// <summary>What surrounds a simulated node: read from <c>&lt;configuration&gt;.scene.json</c> beside its configuration; without that file, the built-in machine.</summary>
internal sealed record Scene
{
    /// <summary>"machine" (built in), "bearings" (data set cwru) or "watch" (data set har-watch).</summary>
    public string Signal { get; init; } = SceneSignals.Machine;

    /// <summary>Unusual times, evenly spread over the last three quarters of the run.</summary>
    public int EventCount { get; init; } = 2;

    /// <summary>Length of each, s.</summary>
    public double EventSeconds { get; init; } = 60;

    /// <summary>Deviation of the fault "noise", in the signal's unit.</summary>
    public float NoiseSigma { get; init; } = 20f;

    /// <summary>Chip behind the registers when the node's chip is on SPI.</summary>
    public string Chip { get; init; } = "digital";
}
