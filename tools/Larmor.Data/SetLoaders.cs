namespace Larmor.Data;

/// <summary>One way of loading per file format; paths come in the order of <see cref="KnownSet.Files"/>.</summary>
internal static class SetLoaders
{
    public static (SampleSet Train, SampleSet Test) Embedded(KnownSet set, IReadOnlyList<string> paths) =>
        (EmbeddedData.Optdigits(set.Files[0].Name, set.ClassCount), EmbeddedData.Optdigits(set.Files[1].Name, set.ClassCount));

    public static (SampleSet Train, SampleSet Test) Idx(KnownSet set, IReadOnlyList<string> paths) =>
        (IdxSet.Load($"{set.Name} train", paths[0], paths[1], set.ClassCount, set.Shape),
        IdxSet.Load($"{set.Name} test", paths[2], paths[3], set.ClassCount, set.Shape));

    public static (SampleSet Train, SampleSet Test) Npy(KnownSet set, IReadOnlyList<string> paths) =>
        (NpyReader.Read($"{set.Name} train", paths[0], paths[1], set.ClassCount, set.Shape!),
        NpyReader.Read($"{set.Name} test", paths[2], paths[3], set.ClassCount, set.Shape!));

    public static (SampleSet Train, SampleSet Test) Cifar(KnownSet set, IReadOnlyList<string> paths) =>
        (CifarReader.Read($"{set.Name} train", [.. paths.Take(paths.Count - 1)], set.ClassCount),
        CifarReader.Read($"{set.Name} test", [paths[^1]], set.ClassCount));
}
