using Larmor.Data;
using Larmor.Hal;

namespace Larmor.Cli.Commands;

/// <summary>The one place where the tools turn an exception into a line and an exit code.</summary>
internal static class Guard
{
    internal static int Run(TextWriter error, Func<int> action)
    {
        try
        {
            return action();
        }
        catch (OperationCanceledException)
        {
            error.WriteLine("larmor: interrupted");
            return ExitCode.Interrupted;
        }
        catch (ChipException exception)
        {
            error.WriteLine("larmor: " + exception.Message);
            return ExitCode.DeviceFault;
        }
        catch (OutOfMemoryException)
        {
            error.WriteLine("larmor: out of memory: 'larmor plan' shows what the run needs; take fewer neurons or a smaller batch");
            return ExitCode.BadInput;
        }
        catch (Exception exception) when (exception is ArgumentException or DataException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine("larmor: " + OneLine(exception));
            return ExitCode.BadInput;
        }
    }

    /// <summary>The message without what ArgumentException appends: the parameter's name in brackets, the value on a second line.</summary>
    private static string OneLine(Exception exception)
    {
        string line = exception.Message.Split('\n')[0].TrimEnd('\r');
        string ending = exception is ArgumentException { ParamName: { } name } ? $" (Parameter '{name}')" : "";
        return ending.Length > 0 && line.EndsWith(ending, StringComparison.Ordinal) ? line[..^ending.Length] : line;
    }
}
