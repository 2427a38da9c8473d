using System;
using Larmor.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;

namespace Larmor.Firmware.Linux;

/// <summary>A node as a service: everything is opened before the host says it is ready.</summary>
internal static class NodeHost
{
    private const int Done = 0;
    private const int Failed = 4;
    private const string NotifySocket = "NOTIFY_SOCKET";

    /// <summary>Runs until it is asked to stop, or the replay is over.</summary>
    internal static int Run(FirmwareOptions options)
    {
        // Standard output belongs to records; words go to standard error, with the levels that the journal knows.
        using ILoggerFactory words = LoggerFactory.Create(
            logging => logging.AddSystemdConsole().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
        ILogger log = words.CreateLogger("larmor-node");
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(NotifySocket)))
        {
            // Whoever named a socket wants to be told. (AddSystemd does the same, but only when the parent is called systemd: not in a container, nor in a test.)
            builder.Services.AddSingleton<ISystemdNotifier>(new SystemdNotifier());
            builder.Services.AddSingleton<IHostLifetime, SystemdLifetime>();
        }

        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

        var clock = new SystemClock();
        using var board = new LinuxBoard(options.GpioChip);
        using var services = new NodeServices(options, Console.OpenStandardOutput(), clock, line => log.Say(line));
        using var node = new FirmwareNode(options, board, clock, services.Sinks);
        builder.Services.AddSingleton(words);
        builder.Services.AddSingleton(node);
        builder.Services.AddSingleton<NodeThread>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<NodeThread>());
        builder.Services.AddHostedService<Watchdog>();
        using IHost host = builder.Build();
        services.ListenFor(node.Inbox);
        log.Begin(options.Name, options.Job.Name, options.Sensor.Name, node.Loop.CheckpointSequence, node.Loop.SampleCount);
        NodeThread thread = host.Services.GetRequiredService<NodeThread>();
        host.Run();
        return thread.HasFailed ? Failed : Done;
    }
}
