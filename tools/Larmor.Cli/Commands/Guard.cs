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
        catch (ChipException exception)
        {
            error.WriteLine("larmor: " + exception.Message);
            return ExitCode.DeviceFault;
        }
        catch (Exception exception) when (exception is ArgumentException or DataException or IOException or UnauthorizedAccessException)
        {
            // ArgumentException appends the parameter's name on a second line or in brackets: the first line has all a user needs.
            error.WriteLine("larmor: " + exception.Message.Split('\n')[0]);
            return ExitCode.BadInput;
        }
    }
}
