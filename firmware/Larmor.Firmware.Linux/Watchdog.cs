using System;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;

namespace Larmor.Firmware.Linux;

/// <summary>Tells systemd that the loop lives, when and only when it has stepped since the last time.</summary>
internal sealed class Watchdog : BackgroundService
{
    internal const string Variable = "WATCHDOG_USEC";

    private readonly NodeThread _node;
    private readonly ISystemdNotifier? _notifier;

    public Watchdog(NodeThread node, ISystemdNotifier? notifier = null)
    {
        _node = node;
        _notifier = notifier;
    }

    /// <summary>Half the time that systemd allows; zero when it watches nothing.</summary>
    internal static TimeSpan Interval(string? microseconds) =>
        long.TryParse(microseconds, NumberStyles.None, CultureInfo.InvariantCulture, out long allowed) ? TimeSpan.FromMicroseconds(allowed / 2) : TimeSpan.Zero;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan interval = Interval(Environment.GetEnvironmentVariable(Variable));
        if (_notifier is null || interval <= TimeSpan.Zero)
        {
            return;
        }

        using var timer = new PeriodicTimer(interval);
        long last = -1;
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            long beat = _node.Beat;
            if (beat != last)
            {
                _notifier.Notify(new ServiceState("WATCHDOG=1"));
                last = beat;
            }
        }
    }
}
