using System.Net;
using System.Net.Http.Headers;

namespace Larmor.Data;

/// <summary>Brings one file to <c>name.part</c>: goes on where an earlier run stopped, tries a stated number of times.</summary>
internal sealed class HttpFetcher : IDisposable
{
    public const string PartSuffix = ".part";

    private const int PieceLength = 1 << 16;
    private readonly DownloadOptions _options;
    private readonly HttpClient _client;

    public HttpFetcher(DownloadOptions options)
    {
        _options = options;
        _client = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("larmor", "1"));
    }

    public void Dispose() => _client.Dispose();

    public async Task FetchAsync(Uri address, string part, FetchReporter reporter, CancellationToken cancellation)
    {
        TimeSpan pause = _options.RetryDelay;
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                await AttemptAsync(address, part, reporter, cancellation).ConfigureAwait(false);
                return;
            }
            catch (TransferException failure) when (attempt < _options.AttemptCount)
            {
                reporter.Report(LengthOf(part), null, $"{failure.Message}; attempt {attempt + 1} of {_options.AttemptCount}");
            }
            catch (TransferException failure)
            {
                long kept = LengthOf(part);
                string rest = kept > 0 ? $"{kept} bytes are kept in {part}: run again to go on" : "run again later";
                throw new DataException(
                    $"{address}: {failure.Message}; gave up after {attempt} attempts: {rest}, or name another source with --from",
                    failure);
            }

            await Task.Delay(pause, cancellation).ConfigureAwait(false);
            pause *= 2;
        }
    }

    private async Task AttemptAsync(Uri address, string part, FetchReporter reporter, CancellationToken cancellation)
    {
        long have = LengthOf(part);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (have > 0)
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
        }

        using HttpResponseMessage response = await PatientAsync(
            token => new ValueTask<HttpResponseMessage>(
                _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token)),
            cancellation).ConfigureAwait(false);
        if (!Accept(address, response, part, have))
        {
            return;
        }

        bool goesOn = response.StatusCode == HttpStatusCode.PartialContent;
        long received = goesOn ? have : 0;
        long? total = response.Content.Headers.ContentLength is long length ? received + length : null;
        if (have > 0)
        {
            reporter.Report(received, total, goesOn ? $"goes on after {have} bytes" : "the server cannot resume: starts again");
        }

        using Stream body = await PatientAsync(
            token => new ValueTask<Stream>(response.Content.ReadAsStreamAsync(token)), cancellation).ConfigureAwait(false);
        var file = new FileStream(part, goesOn ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.None);
        await using (file.ConfigureAwait(false))
        {
            byte[] piece = new byte[PieceLength];
            while (await PatientAsync(token => body.ReadAsync(piece, token), cancellation).ConfigureAwait(false) is > 0 and int count)
            {
                await file.WriteAsync(piece.AsMemory(0, count), cancellation).ConfigureAwait(false);
                received += count;
                reporter.Report(received, total);
            }

            // The rename that follows must not reach the disk before the bytes do.
            file.Flush(flushToDisk: true);
        }

        if (total is long expected && received != expected)
        {
            throw new TransferException($"truncated: expected {expected} bytes, received {received}");
        }
    }

    /// <summary>True when a body follows that belongs at the end (206) or in place (200) of the part; false when the part is whole.</summary>
    private static bool Accept(Uri address, HttpResponseMessage response, string part, long have)
    {
        ContentRangeHeaderValue? range = response.Content.Headers.ContentRange;
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return true;
            case HttpStatusCode.PartialContent when range?.From == have:
                return true;
            case HttpStatusCode.RequestedRangeNotSatisfiable when have > 0 && range?.Length == have:
                return false;
            case HttpStatusCode.PartialContent or HttpStatusCode.RequestedRangeNotSatisfiable:
                File.Delete(part);
                throw new TransferException(
                    $"the server does not go on after byte {have} (it answered {(int)response.StatusCode} {range}); starts again");
            case HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests:
            case >= HttpStatusCode.InternalServerError:
                throw new TransferException($"the server answered {(int)response.StatusCode} {response.ReasonPhrase}");
            default:
                throw new DataException(
                    $"{address}: the server answered {(int)response.StatusCode} {response.ReasonPhrase}; expected the file: " +
                    "check the address, or name another source with --from");
        }
    }

    /// <summary>Waits for the network, never longer than the stall time-out; disk errors do not come through here.</summary>
    private async Task<T> PatientAsync<T>(Func<CancellationToken, ValueTask<T>> step, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_options.StallTimeout);
        try
        {
            return await step(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new TransferException($"no byte for {_options.StallTimeout.TotalSeconds:0.##} s");
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException)
        {
            throw new TransferException(failure.InnerException?.Message ?? failure.Message);
        }
    }

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
