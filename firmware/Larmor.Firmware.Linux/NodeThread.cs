using System;
using System.Threading;
using System.Threading.Tasks;
using Larmor.Runtime;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Larmor.Firmware.Linux;

/// <summary>The thread that steps the node from start to stop; a stop keeps what was learned.</summary>
internal sealed class NodeThread : IHostedService, IDisposable
{
    private const int ChipWaitMilliseconds = 100;
    private const int LongestWaitMilliseconds = 50;

    private readonly FirmwareNode _node;
    private readonly IHostApplicationLifetime _lifetime;
    private readonly ILogger<NodeThread> _log;
    private readonly ManualResetEvent _stop = new(false);
    private readonly Thread _thread;
    private readonly int _waitMilliseconds;
    private long _beat;

    public NodeThread(FirmwareNode node, IHostApplicationLifetime lifetime, ILogger<NodeThread> log)
    {
        _node = node;
        _lifetime = lifetime;
        _log = log;
        _waitMilliseconds = (int)Math.Clamp(500f / node.SampleRateHertz, 1f, LongestWaitMilliseconds);
        _thread = new Thread(Run) { Name = "loop", Priority = ThreadPriority.AboveNormal };
    }

    /// <summary>Grows with each step: a watchdog looks at it.</summary>
    internal long Beat => Volatile.Read(ref _beat);

    /// <summary>True when the node broke down: the program is to end with a failure, for systemd to start it again.</summary>
    internal bool HasFailed { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _thread.Start();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        _stop.Set();
        return Task.Run(_thread.Join, cancellationToken);
    }

    public void Dispose() => _stop.Dispose();

    private void Run()
    {
        try
        {
            while (!_stop.WaitOne(0))
            {
                StepResult result = _node.Step();
                Volatile.Write(ref _beat, _beat + 1);
                if (result == StepResult.Ended)
                {
                    _log.End(_node.Loop.SampleCount, _node.Loop.WindowCount);
                    break;
                }

                // A sensor or chip that fails answers at once: without a wait it would be asked as fast as the processor goes.
                int wait = result == StepResult.Waiting ? _waitMilliseconds
                    : result != StepResult.Faulted ? 0
                    : _node.IsChipFailed ? ChipWaitMilliseconds
                    : _waitMilliseconds;
                if (wait > 0)
                {
                    _stop.WaitOne(wait);
                }
            }

            if (!_node.TrySave())
            {
                _log.NotKept();
            }
        }
        catch (Exception reason)
        {
            // The last resort: say so and end, so that the service is started again from its checkpoint.
            HasFailed = true;
            _log.Fail(reason.GetType().Name, reason.Message);
        }

        _lifetime.StopApplication();
    }
}
