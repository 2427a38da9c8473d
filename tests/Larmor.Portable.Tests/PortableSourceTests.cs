using Mono.Cecil;

namespace Larmor.Portable.Tests;

[TestClass]
public sealed class PortableSourceTests
{
    // Run once per sample too, though no interface names them yet.
    private static readonly HotEntry[] s_alsoPerSample =
    [
        new("LinearReadout", "Train"),
        new("LinearReadout", "Predict"),
        new("DirectAssociation", "Add"),
        new("DirectAssociation", "PredictByAverage"),
        new("DirectAssociation", "PredictByMaximum"),
        new("ISensor", "TryRead"),
        new("EdgeLoop", "Step"),
        new("EdgeLoop", "Apply"),
        new("CommandParser", "Push"),
    ];

    [TestMethod]
    public void The_device_compiles_the_nano_files_and_not_the_net_files()
    {
        List<string> files = [.. PortableBuild.Projects.SelectMany(project => PortableBuild.SourceFiles(Device.Repository, project))];
        Assert.IsTrue(files.Exists(file => file.EndsWith("SpanFloat.Nano.cs", StringComparison.Ordinal)));
        Assert.IsFalse(files.Exists(file => file.EndsWith(".Net.cs", StringComparison.Ordinal)));
    }

    [TestMethod]
    public void The_portable_sources_compile_for_the_device()
    {
        List<string> errors = [.. Device.Build.SelectMany(result => result.Errors.Select(error => $"{result.Name}: {error}"))];
        Assert.IsEmpty(errors, string.Join(Environment.NewLine, errors));
    }

    [TestMethod]
    public void The_interpreter_can_run_everything_in_the_portable_assemblies()
    {
        CheckReport report = Check();
        Assert.IsEmpty(report.Findings, Environment.NewLine + report);
    }

    [TestMethod]
    public void Every_entry_of_the_per_sample_path_names_a_method()
    {
        IReadOnlyList<HotEntry> unused = Check().UnusedEntries;
        Assert.IsEmpty(unused, string.Join(", ", unused));
    }

    [TestMethod]
    public void The_portable_assemblies_see_the_device_library_and_each_other_only()
    {
        string[] known = ["mscorlib", "System.Math", .. PortableBuild.Projects.Select(folder => Path.GetFileName(folder))];
        foreach (CompileResult result in Built())
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(result.Image!.Open());
            foreach (AssemblyNameReference reference in assembly.MainModule.AssemblyReferences)
            {
                CollectionAssert.Contains(known, reference.Name, result.Name);
                if (reference.Name == "mscorlib")
                {
                    Assert.AreEqual(new Version(1, 17, 11, 0), reference.Version);
                }
            }
        }
    }

    [TestMethod]
    public void Building_twice_gives_the_same_bytes()
    {
        IReadOnlyList<CompileResult> built = Built();
        IReadOnlyList<CompileResult> again = new PortableBuild(Device.Repository, Device.Compiler).Compile();
        for (int i = 0; i < again.Count; i++)
        {
            Assert.IsTrue(again[i].Image!.HasSameBytes(built[i].Image!), again[i].Name);
        }
    }

    [TestMethod]
    public void The_device_is_spared_the_hidden_ref_safety_attribute()
    {
        foreach (CompileResult result in Built())
        {
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(result.Image!.Open());
            Assert.IsNull(assembly.MainModule.GetType("System.Runtime.CompilerServices.RefSafetyRulesAttribute"), result.Name);
        }
    }

    private static CheckReport Check()
    {
        PortableChecker checker = new(Device.Tables, Device.References, [.. PortableChecker.ContractEntries, .. s_alsoPerSample]);
        return checker.Check(Built().Select(result => result.Image!));
    }

    /// <summary>The compiled projects; inconclusive while one does not compile, which another test says in full.</summary>
    private static IReadOnlyList<CompileResult> Built()
    {
        foreach (CompileResult result in Device.Build)
        {
            if (result.Image is null)
            {
                Assert.Inconclusive($"{result.Name} does not compile for the device: {result.Errors[0]}");
            }
        }

        return Device.Build;
    }
}
