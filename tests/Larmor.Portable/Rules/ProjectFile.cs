using System.Xml.Linq;

namespace Larmor.Portable;

/// <summary>The part of a project or props file that the dependency rules look at.</summary>
/// <param name="Path">Path in the repository, with slashes.</param>
/// <param name="References">Referenced projects, as paths in the repository.</param>
/// <param name="Packages">Package references.</param>
/// <param name="Friends">Names in <c>InternalsVisibleTo</c> items.</param>
public sealed record ProjectFile(
    string Path,
    IReadOnlyList<string> References,
    IReadOnlyList<PackageUse> Packages,
    IReadOnlyList<string> Friends)
{
    /// <summary>File name without its ending: the project's name.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The top-level folder: hal, simulated-hal, models, runtime, firmware, tools or tests.</summary>
    public string Area => Path.Split('/')[0];

    /// <summary>Parses MSBuild XML.</summary>
    /// <param name="path">Path in the repository; references are resolved against it.</param>
    /// <param name="xml">The file's text.</param>
    public static ProjectFile Parse(string path, string xml)
    {
        XDocument document = XDocument.Parse(xml);
        return new ProjectFile(
            path,
            [.. Items(document, "ProjectReference").Select(item => Resolve(path, Include(item)))],
            [.. Items(document, "PackageReference").Select(item => new PackageUse(Include(item), IsPrivate(item)))],
            [.. Items(document, "InternalsVisibleTo").Select(Include)]);
    }

    private static IEnumerable<XElement> Items(XDocument document, string name) =>
        document.Descendants().Where(element => element.Name.LocalName == name && element.Attribute("Include") is not null);

    private static string Include(XElement item) => item.Attribute("Include")!.Value;

    private static bool IsPrivate(XElement item)
    {
        string? value = item.Attribute("PrivateAssets")?.Value
            ?? item.Elements().FirstOrDefault(element => element.Name.LocalName == "PrivateAssets")?.Value;
        return string.Equals(value?.Trim(), "all", StringComparison.OrdinalIgnoreCase);
    }

    private static string Resolve(string path, string include)
    {
        List<string> parts = [.. path.Split('/')[..^1]];
        foreach (string part in include.Replace('\\', '/').Split('/'))
        {
            if (part == ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part != ".")
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
