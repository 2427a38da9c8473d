namespace Larmor.Portable.Tests;

[TestClass]
public sealed class DependencyTests
{
    [TestMethod]
    public void No_project_references_what_it_may_not()
    {
        IReadOnlyList<ProjectFile> projects = Device.Repository.Projects();
        Assert.IsTrue(projects.Any(project => project.Name == "Larmor.Hal"), "the projects were not found");
        IReadOnlyList<string> findings = DependencyRules.CheckReferences(projects);
        Assert.IsEmpty(findings, string.Join(Environment.NewLine, findings));
    }

    [TestMethod]
    public void No_project_sees_a_package_that_it_may_not()
    {
        IEnumerable<ProjectFile> shared = new[] { "*.props", "*.targets" }
            .SelectMany(pattern => Device.Repository.Files("", pattern))
            .Select(Device.Repository.ReadProject);
        IReadOnlyList<string> findings = DependencyRules.CheckPackages([.. Device.Repository.Projects(), .. shared]);
        Assert.IsEmpty(findings, string.Join(Environment.NewLine, findings));
    }

    [TestMethod]
    public void Every_reference_of_a_project_in_the_solution_leads_to_a_project()
    {
        string solution = Device.Repository.Read("Larmor.slnx");
        foreach (ProjectFile project in Device.Repository.Projects().Where(project => solution.Contains(project.Path, StringComparison.Ordinal)))
        {
            foreach (string reference in project.References)
            {
                Assert.IsTrue(Device.Repository.Has(reference), $"{project.Path} references {reference}, which is not there");
            }
        }
    }

    [TestMethod]
    [DataRow("hal/Larmor.Kernels/Larmor.Kernels.csproj", "hal/Larmor.Hal/Larmor.Hal.csproj")]
    [DataRow("hal/Larmor.Hal/Larmor.Hal.csproj", "hal/Larmor.Hal.Digital/Larmor.Hal.Digital.csproj")]
    [DataRow("models/Larmor.Models/Larmor.Models.csproj", "hal/Larmor.Hal.Digital/Larmor.Hal.Digital.csproj")]
    [DataRow("hal/Larmor.Hal.Digital/Larmor.Hal.Digital.csproj", "models/Larmor.Models/Larmor.Models.csproj")]
    [DataRow("runtime/Larmor.Runtime/Larmor.Runtime.csproj", "simulated-hal/Larmor.SimulatedHal/Larmor.SimulatedHal.csproj")]
    [DataRow("simulated-hal/Larmor.SimulatedHal/Larmor.SimulatedHal.csproj", "hal/Larmor.Hal.Digital/Larmor.Hal.Digital.csproj")]
    [DataRow("tools/Larmor.Data/Larmor.Data.csproj", "hal/Larmor.Hal/Larmor.Hal.csproj")]
    [DataRow("tools/Larmor.Benchmarks/Larmor.Benchmarks.csproj", "tools/Larmor.Cli/Larmor.Cli.csproj")]
    [DataRow("firmware/Larmor.Firmware.Linux/Larmor.Firmware.Linux.csproj", "tools/Larmor.Data/Larmor.Data.csproj")]
    public void An_edge_that_is_not_listed_is_refused_by_name(string from, string to)
    {
        string finding = DependencyRules.CheckReferences([Project(from, to)]).Single();
        Assert.StartsWith($"{Path.GetFileNameWithoutExtension(from)} -> {Path.GetFileNameWithoutExtension(to)}: ", finding);
    }

    [TestMethod]
    [DataRow("models/Larmor.Models/Larmor.Models.csproj", "hal/Larmor.Hal/Larmor.Hal.csproj")]
    [DataRow("simulated-hal/Larmor.SimulatedHal/Larmor.SimulatedHal.csproj", "hal/Larmor.Hal.Spi/Larmor.Hal.Spi.csproj")]
    [DataRow("tools/Larmor.Cli/Larmor.Cli.csproj", "tools/Larmor.Pictures/Larmor.Pictures.csproj")]
    [DataRow("tools/Larmor.Benchmarks/Larmor.Benchmarks.csproj", "hal/Larmor.Hal.Digital/Larmor.Hal.Digital.csproj")]
    [DataRow("firmware/Larmor.Firmware.Linux/Larmor.Firmware.Linux.csproj", "firmware/Larmor.Sensors.Iot/Larmor.Sensors.Iot.csproj")]
    [DataRow("tests/Larmor.Cli.Tests/Larmor.Cli.Tests.csproj", "tools/Larmor.Cli/Larmor.Cli.csproj")]
    public void A_listed_edge_passes(string from, string to) => Assert.IsEmpty(DependencyRules.CheckReferences([Project(from, to)]));

    [TestMethod]
    public void A_new_library_without_listed_edges_is_refused()
    {
        string finding = DependencyRules.CheckReferences([ProjectFile.Parse("hal/Larmor.Hal.New/Larmor.Hal.New.csproj", "<Project />")]).Single();
        Assert.Contains("hal/Larmor.Hal.New/Larmor.Hal.New.csproj", finding);
    }

    [TestMethod]
    [DataRow("models/Larmor.Models/Larmor.Models.csproj", "System.Device.Gpio")]
    [DataRow("tools/Larmor.Cli/Larmor.Cli.csproj", "System.Device.Gpio")]
    [DataRow("firmware/Larmor.Firmware.Linux/Larmor.Firmware.Linux.csproj", "Iot.Device.Bindings")]
    [DataRow("hal/Larmor.Kernels/Larmor.Kernels.csproj", "System.Numerics.Tensors")]
    [DataRow("Directory.Build.props", "System.Numerics.Tensors")]
    public void A_package_out_of_place_is_refused_by_name(string path, string package)
    {
        string finding = DependencyRules.CheckPackages([Package(path, $"Include=\"{package}\"")]).Single();
        Assert.Contains("package " + package, finding);
    }

    [TestMethod]
    [DataRow("hal/Larmor.Hal.Spi/Larmor.Hal.Spi.csproj", "Include=\"System.Device.Gpio\"")]
    [DataRow("firmware/Larmor.Sensors.Iot/Larmor.Sensors.Iot.csproj", "Include=\"Iot.Device.Bindings\"")]
    [DataRow("hal/Larmor.Kernels/Larmor.Kernels.csproj", "Include=\"Some.Analyzers\" PrivateAssets=\"all\"")]
    [DataRow("Directory.Build.props", "Include=\"Some.Analyzers\" PrivateAssets=\"All\"")]
    public void A_package_in_its_place_passes(string path, string attributes) =>
        Assert.IsEmpty(DependencyRules.CheckPackages([Package(path, attributes)]));

    private static ProjectFile Project(string from, string to)
    {
        string up = string.Concat(Enumerable.Repeat("../", from.Split('/').Length - 1));
        ProjectFile project = ProjectFile.Parse(from, $"<Project><ItemGroup><ProjectReference Include=\"{up}{to}\" /></ItemGroup></Project>");
        Assert.AreEqual(to, project.References.Single());
        return project;
    }

    private static ProjectFile Package(string path, string attributes) =>
        ProjectFile.Parse(path, $"<Project><ItemGroup><PackageReference {attributes} /></ItemGroup></Project>");
}
