namespace Larmor.Cli.Tests;

/// <summary>Runs the command within the test, with what it writes caught.</summary>
internal static class CommandLine
{
    /// <param name="line">What a user types after <c>larmor</c>, words separated by single spaces.</param>
    internal static (int Code, string Output, string Error) Run(string line)
    {
        TextWriter output = Console.Out;
        TextWriter error = Console.Error;
        using var written = new StringWriter();
        using var said = new StringWriter();
        try
        {
            Console.SetOut(written);
            Console.SetError(said);
            return (Program.Main(line.Split(' ')), written.ToString(), said.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }

    /// <summary>Runs what must be refused: one line that has all the words ends stderr (a run's progress may stand before it), and the exit code.</summary>
    internal static void Refused(string line, int code, params string[] words)
    {
        (int exit, _, string error) = Run(line);
        Assert.AreEqual(code, exit, error);
        string[] lines = error.TrimEnd().Split('\n');
        foreach (string word in words)
        {
            StringAssert.Contains(lines[^1], word);
        }

        Assert.AreEqual(1, lines.Count(line => line.StartsWith("larmor: ", StringComparison.Ordinal)), error);
    }
}
