using Mono.Cecil;

namespace Larmor.Portable.Tests;

[TestClass]
public sealed class PortableSourceTests
{
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
        if (!PortableBuild.SourceFiles(Device.Repository, "models/Larmor.Models").Any())
        {
            Assert.Inconclusive("Larmor.Models has no sources yet, so no learner to name");
        }

        Assert.IsEmpty(Check().UnusedEntries, string.Join(", ", Check().UnusedEntries));
    }

    [TestMethod]
    public void The_portable_assemblies_see_the_device_library_and_each_other_only()
    {
        string[] known = ["mscorlib", "System.Math", .. PortableBuild.Projects.Select(folder => Path.GetFileName(folder))];
        foreach (CompileResult result in Device.Build)
        {
            Assert.IsNotNull(result.Image, result.Name + " does not compile");
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(result.Image.Open());
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
        IReadOnlyList<CompileResult> again = new PortableBuild(Device.Repository, Device.Compiler).Compile();
        for (int i = 0; i < again.Count; i++)
        {
            Assert.IsNotNull(again[i].Image, again[i].Name + " does not compile");
            Assert.IsTrue(again[i].Image!.HasSameBytes(Device.Build[i].Image!), again[i].Name);
        }
    }

    [TestMethod]
    public void The_device_is_spared_the_hidden_ref_safety_attribute()
    {
        foreach (CompileResult result in Device.Build)
        {
            Assert.IsNotNull(result.Image, result.Name + " does not compile");
            using AssemblyDefinition assembly = AssemblyDefinition.ReadAssembly(result.Image.Open());
            Assert.IsNull(assembly.MainModule.GetType("System.Runtime.CompilerServices.RefSafetyRulesAttribute"), result.Name);
        }
    }

    private static CheckReport Check()
    {
        foreach (CompileResult result in Device.Build)
        {
            Assert.IsNotNull(result.Image, result.Name + " does not compile");
        }

        PortableChecker checker = new(Device.Tables, Device.References, PortableChecker.ContractEntries);
        return checker.Check(Device.Build.Select(result => result.Image!));
    }
}
