using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Larmor.Cli.Commands;

/// <summary>The help of the program itself: its verbs, one a line. The library's answer to the same question doubles what we add to the runtime's own start-up.</summary>
internal sealed class VerbList : SynchronousCommandLineAction
{
    private readonly RootCommand _root;
    private readonly SynchronousCommandLineAction _ofVerbs;

    private VerbList(RootCommand root, SynchronousCommandLineAction ofVerbs)
    {
        _root = root;
        _ofVerbs = ofVerbs;
    }

    /// <summary>Takes over the help of the program; that of its verbs stays the library's.</summary>
    internal static void Show(RootCommand root)
    {
        foreach (Option option in root.Options)
        {
            if (option is HelpOption { Action: SynchronousCommandLineAction action })
            {
                option.Action = new VerbList(root, action);
            }
        }
    }

    /// <summary>Who asks for help need not have typed the rest.</summary>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        if (parseResult.CommandResult.Command != _root)
        {
            return _ofVerbs.Invoke(parseResult);
        }

        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(_root.Description);
        output.WriteLine();
        output.WriteLine("Usage: larmor <verb> [options]      larmor <verb> --help      larmor --version");
        output.WriteLine();
        int width = 0;
        foreach (Command verb in _root.Subcommands)
        {
            width = Math.Max(width, verb.Name.Length);
        }

        foreach (Command verb in _root.Subcommands)
        {
            output.WriteLine("  " + verb.Name.PadRight(width + 2) + verb.Description);
        }

        return ExitCode.Done;
    }
}
