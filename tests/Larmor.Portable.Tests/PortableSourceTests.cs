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
        Assert.IsEmpty(Check().UnusedEntries, string.Join(", ", Check().UnusedEntries));
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
            using Mono.Cecil.AssemblyDefinition assembly = Mono.Cecil.AssemblyDefinition.ReadAssembly(result.Image.Open());
            Assert.IsNull(assembly.MainModule.GetType("System.Runtime.CompilerServices.RefSafetyRulesAttribute"), result.Name);
        }
    }

    private static CheckReport Check()
    {
        PortableChecker checker = new(Device.Tables, Device.References, PortableChecker.ContractEntries);
        return checker.Check(Device.Build.Where(result => result.Image is not null).Select(result => result.Image!));
    }
}
