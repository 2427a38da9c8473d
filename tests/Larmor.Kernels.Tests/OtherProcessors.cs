using System.Diagnostics;

namespace Larmor.Kernels.Tests;

/// <summary>All of this project's tests again as older processors would run them, with instructions switched off in a child process.</summary>
[TestClass]
public sealed class OtherProcessors
{
    internal const string Inside = "LARMOR_TESTS_INSIDE";

    [TestMethod]
    [DataRow("DOTNET_EnableAVXVNNI")]
    [DataRow("DOTNET_EnableAVX512")]
    [DataRow("DOTNET_EnableAVX2")]
    [DataRow("DOTNET_EnableHWIntrinsic")]
    public void Every_property_holds_without_an_instruction_set(string variable)
    {
        if (Environment.GetEnvironmentVariable(Inside) is { Length: > 0 } outer)
        {
            Assert.Inconclusive($"this is the child process of {outer}");
        }

        string program = Path.Combine(AppContext.BaseDirectory, "Larmor.Kernels.Tests" + (OperatingSystem.IsWindows() ? ".exe" : ""));
        var start = new ProcessStartInfo(program, "--filter FullyQualifiedName!~OtherProcessors --progress off --results-directory "
            + Path.Combine(Path.GetTempPath(), "larmor-kernels-" + variable))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[variable] = "0";
        start.Environment[Inside] = variable;
        using var child = Process.Start(start)!;
        Task<string> error = child.StandardError.ReadToEndAsync();
        string output = child.StandardOutput.ReadToEnd();
        Assert.IsTrue(child.WaitForExit(TimeSpan.FromMinutes(3)));
        Assert.AreEqual(0, child.ExitCode, output + error.Result);
    }
}
