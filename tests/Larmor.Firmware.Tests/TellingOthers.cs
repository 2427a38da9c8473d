using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Larmor.Kernels;
using Larmor.Runtime;

namespace Larmor.Firmware.Tests;

/// <summary>Files and the figure endpoint.</summary>
[TestClass]
[DoNotParallelize]
public sealed class TellingOthers
{
    [TestMethod]
    public void The_queue_keeps_order_refuses_what_does_not_fit_and_allocates_nothing()
    {
        using var queue = new TelemetryQueue(100);
        var frame = new TelemetryFrame();
        queue.Accept(frame);
        queue.TryPeek(frame);
        queue.Drop();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int n = 0; n < 120; n++)
        {
            frame.Sequence = n;
            Assert.AreEqual(n < 100, queue.Accept(frame));
        }

        for (int n = 0; n < 100; n++)
        {
            Assert.IsTrue(queue.TryPeek(frame));
            Assert.AreEqual(n, frame.Sequence);
            queue.Drop();
        }

        Assert.IsFalse(queue.TryPeek(frame));
        Assert.AreEqual(0L, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [TestMethod]
    public void A_full_disk_loses_nothing_while_the_queue_holds()
    {
        using var queue = new TelemetryQueue(100);
        var disk = new FullDisk { IsFull = true };
        var frame = new TelemetryFrame();
        using (new TelemetryPump(queue, new JsonLinesSink(disk), () => { }, 5, 5000))
        {
            for (int n = 0; n < 50; n++)
            {
                frame.Sequence = n;
                Assert.IsTrue(queue.Accept(frame));
            }

            Thread.Sleep(50);
            Assert.AreEqual(50, queue.Count);
            disk.IsFull = false;
            Patience.Until(() => queue.Count == 0, "the queue empties");
        }

        string[] lines = Encoding.ASCII.GetString(disk.ToArray()).TrimEnd('\n').Split('\n');
        Assert.HasCount(50, lines);
        StringAssert.Contains(lines[49], "\"n\":49,");
    }

    [TestMethod]
    public void The_figures_are_served_on_loopback_alone_and_rubbish_stops_nothing()
    {
        using var folder = new TemporaryFolder();
        using var bench = new Bench(folder);
        using var metrics = new NodeMetrics("bench");
        int port = Broker.FreePort();
        using var endpoint = new PrometheusEndpoint(new PrometheusOptions { Port = port });
        bench.Steps(500);
        metrics.Accept(bench.Node.LastFrame);
        string hexPort = port.ToString("X4", CultureInfo.InvariantCulture);
        string[] listening = [.. new[] { "/proc/net/tcp", "/proc/net/tcp6" }.Where(File.Exists).SelectMany(File.ReadLines).Select(line => line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length > 3 && words[3] == "0A" && words[1].EndsWith(":" + hexPort, StringComparison.Ordinal)).Select(words => words[1])];
        CollectionAssert.AreEqual(new[] { "0100007F:" + hexPort }, listening, string.Join(' ', listening));
        var random = new Pcg32(5, 5);
        for (int i = 0; i < 100; i++)
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, port);
            byte[] rubbish = [.. Enumerable.Range(0, 1 + random.NextInt(300)).Select(_ => (byte)random.NextUInt())];
            client.GetStream().Write(i % 2 == 0 ? rubbish : [.. "GET /metrics HTTP/1.1\r\nHost: "u8, .. rubbish, (byte)'\r', (byte)'\n', (byte)'\r', (byte)'\n']);
        }

        using var http = new HttpClient();
        string text = http.GetStringAsync($"http://127.0.0.1:{port}/metrics").GetAwaiter().GetResult();
        StringAssert.Contains(text, "larmor_samples_total{");
        StringAssert.Contains(text, "node=\"bench\"");
        StringAssert.Matches(text, new System.Text.RegularExpressions.Regex("larmor_windows_total\\{[^}]*\\} 30"));
        IOException taken = Assert.Throws<IOException>(() => new PrometheusEndpoint(new PrometheusOptions { Port = port }));
        StringAssert.Contains(taken.Message, $"telemetry.prometheus cannot listen on 127.0.0.1 port {port}");
    }

    private sealed class FullDisk : MemoryStream
    {
        private volatile bool _isFull;

        internal bool IsFull
        {
            get => _isFull;
            set => _isFull = value;
        }

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (IsFull)
            {
                throw new IOException("no space left on device");
            }

            base.Write(buffer, offset, count);
        }
    }
}
