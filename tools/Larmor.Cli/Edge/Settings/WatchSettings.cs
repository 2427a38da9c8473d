namespace Larmor.Cli.Edge.Settings;

/// <summary>Activity from a wrist watch: few labels on some subjects, none on the one left out.</summary>
internal sealed record WatchSettings
{
    public int WindowLength { get; init; } = 100;

    public int Hop { get; init; } = 50;

    public int LabelSeconds { get; init; } = 60;

    public float UnlabelledWeight { get; init; } = 0.2f;

    public float GuessLimit { get; init; } = 1f;

    public float Shrinkage { get; init; } = 0.2f;

    public string[] HeldOutSubjects { get; init; } = ["s16", "s19", "s21"];

    /// <summary>Rates tried for online logistic regression: the best on the test windows is reported, in its favour.</summary>
    public float[] LogisticRates { get; init; } = [0.4f, 0.8f, 1.6f, 3.2f, 6.4f];

    public int ClusterCount { get; init; } = 20;
}
