using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Larmor.Firmware.Tests;

/// <summary>A real Mosquitto on loopback that can go and come back; its sessions outlive it.</summary>
internal sealed class Broker : IDisposable
{
    private const int Terminate = 15;

    private readonly TemporaryFolder _folder = new();
    private readonly string _program;
    private Process? _process;

    private Broker(string program)
    {
        _program = program;
        Port = FreePort();
        _folder.Write(
            "broker.conf",
            $"listener {Port} 127.0.0.1\nallow_anonymous true\npersistence true\npersistence_location {_folder.Root}/\nmax_queued_messages 0\nmax_inflight_messages 1\nlog_type none\nuser root\n");
    }

    internal int Port { get; }

    /// <summary>A broker that runs; without Mosquitto the test is skipped, and says how to get it.</summary>
    internal static Broker StartOrSkip()
    {
        string? program = (Environment.GetEnvironmentVariable("PATH") + ":/usr/sbin").Split(':').Select(folder => Path.Combine(folder, "mosquitto")).FirstOrDefault(File.Exists);
        if (program is null)
        {
            Assert.Inconclusive("no Mosquitto here: apt-get install mosquitto");
        }

        var broker = new Broker(program!);
        broker.Start();
        return broker;
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public void Dispose()
    {
        Stop();
        _folder.Dispose();
    }

    internal void Start()
    {
        _process = Process.Start(new ProcessStartInfo(_program, ["-c", _folder.At("broker.conf")]) { RedirectStandardError = true, RedirectStandardOutput = true });
        Patience.Until(
            () =>
            {
                try
                {
                    using var client = new TcpClient();
                    client.Connect(IPAddress.Loopback, Port);
                    return true;
                }
                catch (SocketException)
                {
                    return false;
                }
            },
            "the broker listens");
    }

    internal void Stop()
    {
        if (_process is { HasExited: false })
        {
            _ = SendSignal(_process.Id, Terminate);
            _process.WaitForExit();
        }

        _process?.Dispose();
        _process = null;
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern int SendSignal(int process, int signal);
}
