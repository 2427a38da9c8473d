using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Larmor.Data.Tests;

/// <summary>A web server of a few lines that misbehaves on request: one answer per connection, in the order given.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Queue<Answer> _answers;
    private readonly Task _serving;

    public LoopbackServer(params Answer[] answers)
    {
        _answers = new Queue<Answer>(answers);
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>What a request is answered with; the last answer is repeated.</summary>
    /// <param name="Body">The whole file.</param>
    /// <param name="Status">Status sent; 200 becomes 206 when the request has a range and <see cref="Ranges"/> is set.</param>
    /// <param name="SendOnly">Body bytes after which the connection is closed.</param>
    /// <param name="Ranges">Whether ranges are understood.</param>
    /// <param name="Stalls">Silence instead of a close after <see cref="SendOnly"/> bytes.</param>
    /// <param name="StatesLength">Whether Content-Length is sent.</param>
    public sealed record Answer(
        byte[] Body, int Status = 200, int SendOnly = int.MaxValue, bool Ranges = true, bool Stalls = false, bool StatesLength = true);

    /// <summary>What came and what went.</summary>
    public sealed record Exchange(string Path, string? Range, int Status, int BodyBytesSent);

    public List<Exchange> Exchanges { get; } = [];

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _serving.Wait(TimeSpan.FromSeconds(5));
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                try
                {
                    await AnswerAsync(client.GetStream(), _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek());
                }
                catch (IOException)
                {
                    // A client that hangs up in the middle is part of the tests; the next one is served all the same.
                }
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(NetworkStream stream, Answer answer)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        string path = (await reader.ReadLineAsync(_stop.Token) ?? "- -").Split(' ')[1];
        string? range = null;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line)
        {
            range = line.StartsWith("Range: ", StringComparison.OrdinalIgnoreCase) ? line[7..] : range;
        }

        int first = 0;
        int status = answer.Status;
        string extra = "";
        if (range is not null && answer.Ranges && status == 200)
        {
            first = int.Parse(range.Split('=', '-')[1], CultureInfo.InvariantCulture);
            status = first < answer.Body.Length ? 206 : 416;
            extra = status == 206
                ? $"Content-Range: bytes {first}-{answer.Body.Length - 1}/{answer.Body.Length}\r\n"
                : $"Content-Range: bytes */{answer.Body.Length}\r\n";
        }

        byte[] body = status is 200 or 206 ? answer.Body[first..] : [];
        string length = answer.StatesLength ? $"Content-Length: {body.Length}\r\n" : "";
        string head = $"HTTP/1.1 {status} Word\r\n{length}{extra}Connection: close\r\n\r\n";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head), _stop.Token);
        int sent = Math.Min(body.Length, answer.SendOnly);
        Exchanges.Add(new Exchange(path, range, status, sent));
        await stream.WriteAsync(body.AsMemory(0, sent), _stop.Token);
        await stream.FlushAsync(_stop.Token);
        if (answer.Stalls)
        {
            // Silent until the client gives up and closes its end.
            await stream.CopyToAsync(Stream.Null, _stop.Token);
        }
    }
}
