using System.Diagnostics;

namespace Larmor.Benchmarks;

/// <summary>Rivals choose their own kernels: variables that would choose for them are taken away before their libraries load.</summary>
public static class CleanEnvironment
{
    /// <summary>The variables.</summary>
    public static IReadOnlyList<string> Variables { get; } = ["OPENBLAS_CORETYPE", "OPENBLAS_L2_SIZE", "OPENBLAS_NUM_THREADS"];

    /// <summary>Takes them from a process to be started.</summary>
    public static void Clean(ProcessStartInfo start)
    {
        foreach (string variable in Variables)
        {
            start.Environment.Remove(variable);
        }
    }

    /// <summary>
    /// Runs this program once more without them when one is set, since a library reads the real environment, which
    /// <see cref="Environment.SetEnvironmentVariable(string, string)"/> does not change.
    /// </summary>
    /// <param name="args">The program's arguments.</param>
    /// <returns>The exit code of that run, or null when the environment is clean already.</returns>
    public static int? RunClean(string[] args)
    {
        if (Variables.All(variable => Environment.GetEnvironmentVariable(variable) is null))
        {
            return null;
        }

        var start = new ProcessStartInfo(Environment.ProcessPath!);
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        }

        foreach (string argument in args)
        {
            start.ArgumentList.Add(argument);
        }

        Clean(start);
        using Process process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
