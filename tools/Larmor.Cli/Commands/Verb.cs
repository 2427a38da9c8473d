using System.CommandLine;

namespace Larmor.Cli.Commands;

/// <summary>A verb of the command line: its name and one line for the list of all; its options are made when it is called, which a quick start needs.</summary>
internal sealed class Verb
{
    private readonly string _name;
    private readonly string _summary;
    private readonly Func<Command> _create;

    internal Verb(string name, string summary, Func<Command> create)
    {
        _name = name;
        _summary = summary;
        _create = create;
    }

    /// <summary>The command, with all it takes when it is the one asked for.</summary>
    /// <param name="asked">First word of the line; a directive in brackets, as completion uses, may ask for any.</param>
    internal Command Open(string asked) => asked == _name || asked.StartsWith('[') ? _create() : new Command(_name, _summary);
}
