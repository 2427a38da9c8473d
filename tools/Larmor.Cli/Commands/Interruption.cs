using System.Runtime.InteropServices;

namespace Larmor.Cli.Commands;

/// <summary>Ctrl-C and SIGTERM ask the work under way to stop in order; asked again, the system ends the process as it always does.</summary>
/// <remarks>
/// In place of System.CommandLine's own handling, which ends the process by force, with a stack trace, when work goes on past a
/// time-out: here the loops look at <see cref="Token"/>, evaluation included, and a second Ctrl-C is the way out of whatever does not.
/// </remarks>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    internal Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Ask);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Ask);
    }

    internal CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Ask(PosixSignalContext context)
    {
        context.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
