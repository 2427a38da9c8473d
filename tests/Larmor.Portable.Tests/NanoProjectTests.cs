using System.Xml.Linq;

namespace Larmor.Portable.Tests;

/// <summary>The nanoFramework project files list exactly the portable sources, and reference what the .NET projects do.</summary>
[TestClass]
public sealed class NanoProjectTests
{
    public static IEnumerable<object[]> Libraries => PortableBuild.Projects
        .SelectMany(folder => new[] { ".csproj", ".nfproj" }.Select(ending => new object[] { folder, ending }));

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void A_librarys_project_compiles_exactly_the_portable_sources(string folder, string ending)
    {
        string name = Path.GetFileName(folder);
        string file = $"{PortableBuild.Libraries}/{name}/{name}{ending}";
        CollectionAssert.AreEqual(
            PortableBuild.SourceFiles(Device.Repository, folder).ToArray(), Compiled(file).ToArray(), file);
    }

    [TestMethod]
    [DynamicData(nameof(Libraries))]
    public void A_librarys_project_references_what_the_net_project_does(string folder, string ending)
    {
        string name = Path.GetFileName(folder);
        string[] expected = [.. Device.Repository.ReadProject($"{folder}/{name}.csproj").References.Select(Path.GetFileNameWithoutExtension)!];
        ProjectFile project = Device.Repository.ReadProject($"{PortableBuild.Libraries}/{name}/{name}{ending}");
        CollectionAssert.AreEquivalent(expected, project.References.Select(Path.GetFileNameWithoutExtension).ToArray(), project.Path);
        foreach (string reference in project.References)
        {
            Assert.IsTrue(Device.Repository.Has(reference), $"{project.Path} references {reference}, which is not there");
        }
    }

    [TestMethod]
    [DataRow(".csproj")]
    [DataRow(".nfproj")]
    public void The_firmwares_project_compiles_its_own_files_and_references_every_library(string ending)
    {
        string file = PortableBuild.Firmware + "/Larmor.Firmware.Nano" + ending;
        string[] expected = [.. PortableBuild.SourceFiles(Device.Repository, PortableBuild.Firmware)
            .Where(source => !source.StartsWith(PortableBuild.NativeKernel + "/", StringComparison.Ordinal))];
        CollectionAssert.AreEqual(expected, Compiled(file).ToArray());
        string[] seen = [.. Reached(file).Select(Path.GetFileNameWithoutExtension)!];
        CollectionAssert.AreEquivalent(
            PortableBuild.Projects.Select(Path.GetFileName).Append("Larmor.NativeKernel").ToArray(), seen.ToArray());
    }

    [TestMethod]
    public void Every_nano_project_has_both_forms_and_lies_outside_the_solution()
    {
        string solution = Device.Repository.Read("Larmor.slnx");
        foreach (string project in Device.Repository.Files(PortableBuild.Firmware, "*.csproj"))
        {
            Assert.IsTrue(Device.Repository.Has(Path.ChangeExtension(project, ".nfproj")), project);
            Assert.DoesNotContain(project, solution);
            Assert.StartsWith("<Project Sdk=\"nanoFramework.NET.Sdk\">", Device.Repository.Read(project));
        }

        string props = Device.Repository.Read(PortableBuild.Firmware + "/Directory.Build.props");
        foreach (string setting in new[] { "netnano1.0", "noRefSafetyRulesAttribute", "NANOFRAMEWORK_1_0", "<LangVersion>13<" })
        {
            Assert.Contains(setting, props);
        }
    }

    [TestMethod]
    public void A_nanoFramework_package_elsewhere_is_refused_by_name()
    {
        const string Xml = "<Project><ItemGroup><PackageReference Include=\"nanoFramework.CoreLibrary\" /></ItemGroup></Project>";
        Assert.HasCount(1, DependencyRules.CheckPackages([ProjectFile.Parse("runtime/Larmor.Runtime/Larmor.Runtime.csproj", Xml)]));
        Assert.IsEmpty(DependencyRules.CheckPackages([ProjectFile.Parse(PortableBuild.Firmware + "/X/X.csproj", Xml)]));
    }

    private static HashSet<string> Reached(string file)
    {
        HashSet<string> seen = [];
        Queue<string> open = new(Device.Repository.ReadProject(file).References);
        while (open.TryDequeue(out string? next))
        {
            if (seen.Add(next))
            {
                Device.Repository.ReadProject(next).References.ToList().ForEach(open.Enqueue);
            }
        }

        return seen;
    }

    /// <summary>What a project's Compile items name: folder/**/*.cs without what they exclude.</summary>
    private static List<string> Compiled(string file)
    {
        XDocument document = XDocument.Parse(Device.Repository.Read(file));
        List<string> files = [];
        foreach (XElement item in document.Descendants().Where(element => element.Name.LocalName == "Compile"))
        {
            string include = Resolve(file, item.Attribute("Include")!.Value);
            Assert.EndsWith("/**/*.cs", include);
            string[] excludes = [.. (item.Attribute("Exclude")?.Value ?? "").Split(';').Select(pattern => Resolve(file, pattern))];
            files.AddRange(Device.Repository.Files(include[..^"/**/*.cs".Length], "*.cs").Where(source => !Array.Exists(excludes, pattern => Matches(pattern, source))));
        }

        files.Sort(StringComparer.Ordinal);
        return files;
    }

    private static bool Matches(string pattern, string file) => pattern.EndsWith("/**/*.Net.cs", StringComparison.Ordinal)
        ? file.StartsWith(pattern[..^"**/*.Net.cs".Length], StringComparison.Ordinal) && file.EndsWith(".Net.cs", StringComparison.Ordinal)
        : file.StartsWith(pattern[..^"**".Length], StringComparison.Ordinal);

    private static string Resolve(string file, string pattern)
    {
        List<string> parts = [.. file.Split('/')[..^1]];
        foreach (string part in pattern.Replace('\\', '/').Split('/'))
        {
            if (part == "..")
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return string.Join('/', parts);
    }
}
