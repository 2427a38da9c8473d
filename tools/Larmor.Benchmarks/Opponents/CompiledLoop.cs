using System.Diagnostics;

namespace Larmor.Benchmarks;

/// <summary>Makes a library of a C loop in the folder of rivals.</summary>
internal static class CompiledLoop
{
    /// <summary>Compiles with -O2.</summary>
    /// <param name="compiler">gcc, or a path of it.</param>
    /// <param name="source">File in the folder of rivals.</param>
    /// <param name="folder">Where the library is put; the caller removes it.</param>
    /// <param name="vectorised">False for a scalar loop: since version 12, -O2 alone makes vectors of some loops.</param>
    /// <returns>The library's path.</returns>
    /// <exception cref="RivalMissingException">There is no such compiler.</exception>
    internal static string Build(string compiler, string source, string folder, bool vectorised)
    {
        string library = Path.Combine(folder, Path.GetFileNameWithoutExtension(source) + (vectorised ? "-vectors.so" : ".so"));
        string path = Path.Combine(AppContext.BaseDirectory, "rivals", source);
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(compiler)
            {
                RedirectStandardError = true,
                ArgumentList = { "-O2", vectorised ? "-ftree-vectorize" : "-fno-tree-vectorize", "-shared", "-fPIC", "-o", library, path, "-lm" },
            })!;
            string words = process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? library
                : throw new InvalidOperationException($"{compiler} refuses {path}: {words.Split('\n')[0]}");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new RivalMissingException("a scalar C loop", $"{compiler}: {exception.Message}", "apt-get install -y gcc");
        }
    }
}
