namespace Larmor.Data;

/// <summary>Files that are part of this library: optdigits, the set that is always there.</summary>
internal static class EmbeddedData
{
    public const string Source = "embedded";

    public static Stream Open(string name) =>
        typeof(EmbeddedData).Assembly.GetManifestResourceStream(name)
        ?? throw new DataException($"{name}: not embedded in this build of Larmor.Data: build it from a complete checkout");

    public static string Text(string name)
    {
        using var reader = new StreamReader(Open(name));
        return reader.ReadToEnd().Trim();
    }

    public static SampleSet Optdigits(string name, int classCount)
    {
        using var reader = new StreamReader(Open(name));
        return OptdigitsReader.Read(name, reader, classCount);
    }
}
