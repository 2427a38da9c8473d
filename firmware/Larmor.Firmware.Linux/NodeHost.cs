using System;
using Larmor.Runtime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Larmor.Firmware.Linux;

/// <summary>A node as a service: everything is opened before the host says it is ready.</summary>
internal static class NodeHost
{
    private const int Done = 0;
    private const int Failed = 4;

    /// <summary>Runs until it is asked to stop, or the replay is over.</summary>
    internal static int Run(FirmwareOptions options)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());

        // Standard output belongs to records; words go to standard error, with the levels that the journal knows.
        builder.Logging.AddSystemdConsole().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddSystemd();
        builder.Services.Configure<ConsoleLifetimeOptions>(lifetime => lifetime.SuppressStatusMessages = true);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(20));

        ILogger? log = null;
        var clock = new SystemClock();
        using var board = new LinuxBoard(options.GpioChip);
        using var services = new NodeServices(options, Console.OpenStandardOutput(), clock, line => log?.LogInformation("{Line}", line));
        using var node = new FirmwareNode(options, board, clock, services.Sinks);
        builder.Services.AddSingleton(node);
        builder.Services.AddSingleton<NodeThread>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<NodeThread>());
        builder.Services.AddHostedService<Watchdog>();
        using IHost host = builder.Build();
        log = host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("larmor-node");
        services.ListenFor(node.Inbox);
        log.LogInformation(
            "node {Name}: job {Job}, sensor {Sensor}, {From}", options.Name, options.Job.Name, options.Sensor.Name,
            node.Loop.CheckpointSequence > 0 ? $"from checkpoint {node.Loop.CheckpointSequence} after {node.Loop.SampleCount} samples" : "nothing learned yet");
        host.Run();
        return host.Services.GetRequiredService<NodeThread>().HasFailed ? Failed : Done;
    }
}
