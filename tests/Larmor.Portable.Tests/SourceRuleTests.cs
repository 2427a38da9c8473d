namespace Larmor.Portable.Tests;

[TestClass]
public sealed class SourceRuleTests
{
    [TestMethod]
    public void No_source_of_hal_models_runtime_or_sensors_reads_the_wall_clock_sleeps_or_draws_without_a_seed()
    {
        List<string> findings = [];
        foreach (string folder in new[] { "hal", "simulated-hal", "models", "runtime", "firmware/Larmor.Sensors", "firmware/Larmor.Firmware.Simulated" })
        {
            foreach (string file in Device.Repository.Files(folder, "*.cs"))
            {
                findings.AddRange(SourceRules.Check(file, Device.Repository.Read(file)));
            }
        }

        Assert.IsEmpty(findings, string.Join(Environment.NewLine, findings));
    }

    [TestMethod]
    [DataRow("long t = DateTime.Now.Ticks;", "DateTime.Now")]
    [DataRow("long t = System.DateTime.UtcNow.Ticks;", "DateTime.UtcNow")]
    [DataRow("System.Threading.Thread.Sleep(1);", "Thread.Sleep")]
    [DataRow("var r = new Random();", "new Random()")]
    [DataRow("Random r = new();", "new Random()")]
    [DataRow("int i = Random.Shared.Next();", "Random.Shared")]
    public void A_banned_call_is_found_with_its_line(string statement, string what)
    {
        string finding = SourceRules.Check("A.cs", $"class A\n{{\n    void F() {{ {statement} }}\n}}\n").Single();
        Assert.StartsWith($"A.cs(3): {what}: ", finding);
    }

    [TestMethod]
    [DataRow("// DateTime.Now is not for us")]
    [DataRow("string s = \"Thread.Sleep(1)\";")]
    [DataRow("var r = new Random(7);")]
    [DataRow("Random r = new(7);")]
    [DataRow("long t = clock.Now;")]
    public void A_harmless_line_passes(string statement) =>
        Assert.IsEmpty(SourceRules.Check("A.cs", $"class A\n{{\n    void F() {{\n{statement}\n }}\n}}\n"));
}
