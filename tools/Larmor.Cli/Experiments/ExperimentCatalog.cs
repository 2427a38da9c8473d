using System.Globalization;
using System.IO.Hashing;
using System.Text;
using System.Text.Json;
using Larmor.Data;
using Larmor.Kernels;

namespace Larmor.Cli.Experiments;

/// <summary>The committed experiments, embedded in the program, and any file of the same form.</summary>
public static class ExperimentCatalog
{
    /// <summary>Most passes over the data.</summary>
    public const int MostEpochs = 1_000_000;

    /// <summary>Largest mini-batch.</summary>
    public const int LargestBatch = 65_536;

    private const string Prefix = "Larmor.Cli.Experiments.";

    /// <summary>Names of the committed experiments.</summary>
    public static IReadOnlyList<string> Names =>
    [
        .. typeof(ExperimentCatalog).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(".json", StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".json".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Reads an experiment by name or from a file.</summary>
    /// <param name="nameOrFile">A name of <see cref="Names"/>, or a path that ends in .json.</param>
    /// <exception cref="DataException">Unknown, unreadable or not an experiment; one line says which and what to do.</exception>
    public static Experiment Open(string nameOrFile)
    {
        try
        {
            using Stream? stream = nameOrFile.EndsWith(".json", StringComparison.Ordinal)
                ? File.OpenRead(nameOrFile)
                : typeof(ExperimentCatalog).Assembly.GetManifestResourceStream(Prefix + nameOrFile + ".json");
            if (stream is null)
            {
                throw new DataException(
                    $"experiment '{nameOrFile}' is unknown: choose one of {string.Join(", ", Names)}, or name a .json file");
            }

            using JsonDocument text = JsonDocument.Parse(stream, ExperimentJson.Reading);
            ExperimentKeys.Check(nameOrFile, text.RootElement);
            Experiment experiment = text.Deserialize<Experiment>(ExperimentJson.Options)
                ?? throw new DataException($"experiment '{nameOrFile}' is empty: write a JSON object");
            Check(experiment);
            return experiment;
        }
        catch (JsonException exception)
        {
            throw new DataException($"experiment '{nameOrFile}' does not read: {exception.Message.TrimEnd('.')}: correct the file");
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new DataException($"experiment file '{nameOrFile}' does not exist: name one of {string.Join(", ", Names)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                $"experiment file '{nameOrFile}' cannot be read: {exception.Message.TrimEnd('.')}: name one of {string.Join(", ", Names)}");
        }
    }

    /// <summary>Eight hexadecimal digits over everything in the experiment that decides its result.</summary>
    public static string Hash(Experiment experiment)
    {
        Experiment decisive = experiment with { Threads = 0, Title = "", Source = "", Published = [], Asked = [], Seeds = [], EvaluateEvery = 0 };
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(decisive, ExperimentJson.Options);
        return XxHash3.HashToUInt64(text).ToString("x16", CultureInfo.InvariantCulture)[..8];
    }

    /// <summary>The experiment as text.</summary>
    public static string Text(Experiment experiment) =>
        Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(experiment, ExperimentJson.Options));

    /// <summary>Refuses what no learner checks itself.</summary>
    /// <exception cref="DataException">Names key, value and limit.</exception>
    public static void Check(Experiment experiment)
    {
        Positive(experiment, "epochs", experiment.Epochs, MostEpochs);
        Positive(experiment, "batch", experiment.Batch, LargestBatch);
        if (experiment.Layers.Length == 0 || experiment.Seeds.Length == 0)
        {
            throw new DataException($"experiment '{experiment.Name}': layers and seeds need at least one entry each, for example [2000] and [1]");
        }

        int seed = experiment.Seeds.GroupBy(seed => seed).MaxBy(same => same.Count())!.Key;
        if (experiment.Seeds.Count(other => other == seed) > 1 || experiment.Seeds.Min() < 0)
        {
            throw new DataException(
                $"experiment '{experiment.Name}': seeds are {string.Join(' ', experiment.Seeds)}; each must be 0 to {int.MaxValue} and come once: "
                + "a seed measured twice is no second measurement");
        }

        if (experiment.Threads is < 0 or > WorkerTeam.LargestSize)
        {
            throw new DataException(
                $"experiment '{experiment.Name}': threads is {experiment.Threads}; it must be 0 (all cores) to {WorkerTeam.LargestSize}");
        }

        object?[] learners =
        [
            experiment.SelfDefinedTarget, experiment.SemiSupervised, experiment.SelfContrastive, experiment.SpokenDigits,
            experiment.EqSpike, experiment.EquilibriumPropagation,
        ];
        if (learners.Count(learner => learner is not null) != 1)
        {
            throw new DataException(
                $"experiment '{experiment.Name}' needs exactly one of selfDefinedTarget, semiSupervised, selfContrastive, spokenDigits, "
                + "eqSpike and equilibriumPropagation");
        }

        if (experiment.SelfContrastive is { } contrastive && contrastive.LayerEpochs.Length != experiment.Layers.Length)
        {
            throw new DataException(
                $"experiment '{experiment.Name}': layerEpochs has {contrastive.LayerEpochs.Length} entries; " +
                $"there are {experiment.Layers.Length} layers: give one for each");
        }

        Positive(experiment, "readoutRenewal", experiment.SelfContrastive?.ReadoutRenewal ?? 1, MostEpochs);
        if (experiment.SelfContrastive is { ReadoutTranslation: not 0 } moved && !(moved.ReadoutTranslation > 0 && !moved.Augmentation.Flip))
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"experiment '{experiment.Name}': readoutTranslation is {moved.ReadoutTranslation}; it must be 0 or more, and 0 where images are mirrored too"));
        }

        if (experiment.FloatTwin.Length > 0 && experiment.EqSpike is null)
        {
            throw new DataException($"experiment '{experiment.Name}': floatTwin is {experiment.FloatTwin}; only eqSpike is held against one: remove it");
        }

        if (experiment.Chips is { } chips
            && ((experiment.SelfDefinedTarget ?? (object?)experiment.SelfContrastive) is null || chips.Length == 0
                || chips.DistinctBy(chip => chip.Name).Count() != chips.Length))
        {
            throw new DataException(
                $"experiment '{experiment.Name}': chips has {chips.Length} entries; it needs at least one, each with a name of its own, and "
                + "selfDefinedTarget or selfContrastive as the learner");
        }

        if (experiment is { SelfContrastive: { } streamed, Chips: { } places }
            && (streamed.Rule != UpdateRuleKind.Sgd || experiment.Readout is null || experiment.Batch != 1 || places.Any(chip => chip.RateFactor != 1f)))
        {
            throw new DataException(
                $"experiment '{experiment.Name}': on chips side by side selfContrastive takes rule Sgd, batch 1, a readout, and no rateFactor: correct these");
        }

        if (!(experiment.ValidationFraction >= 0 && experiment.ValidationFraction < 1))
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture,
                $"experiment '{experiment.Name}': validationFraction is {experiment.ValidationFraction}; it must be 0 to below 1"));
        }
    }

    private static void Positive(Experiment experiment, string key, int value, int limit)
    {
        if (value < 1 || value > limit)
        {
            throw new DataException(string.Create(
                CultureInfo.InvariantCulture, $"experiment '{experiment.Name}': {key} is {value}; it must be 1 to {limit}"));
        }
    }
}
