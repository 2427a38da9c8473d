namespace Larmor.Cli.Commands;

/// <summary>What the program ends with; README lists them.</summary>
internal static class ExitCode
{
    internal const int Done = 0;
    internal const int BelowAsked = 1;
    internal const int BadInput = 2;
    internal const int DeviceFault = 3;
    internal const int Interrupted = 130;
}
