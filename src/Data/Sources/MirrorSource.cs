using System.Globalization;
using System.IO.Compression;
using System.Net;
using Polly;
using Polly.Retry;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// An HTTPS mirror with gzip-compressed files, which are unpacked while they arrive. One that gives no answer is not asked again in the
/// same run.
/// </summary>
internal sealed class MirrorSource : IRawFileSource, IDisposable
{
    private readonly Uri _base;
    private readonly TimeSpan _longestAnswering;
    private readonly SocketsHttpHandler _handler;
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _retry;
    private string? _unreachable;

    /// <param name="baseAddress">Below it lie the files.</param>
    /// <param name="longestConnecting">Time for a connection, encryption included; 10 seconds unless said.</param>
    /// <param name="longestAnswering">Time for the beginning of an answer, connecting included; 30 seconds unless said.</param>
    public MirrorSource(Uri baseAddress, TimeSpan? longestConnecting = null, TimeSpan? longestAnswering = null)
    {
        _base = baseAddress;
        _longestAnswering = longestAnswering ?? TimeSpan.FromSeconds(30);
        _handler = new SocketsHttpHandler { ConnectTimeout = longestConnecting ?? TimeSpan.FromSeconds(10) };
        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        _retry = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                // A name that does not resolve or a host that does not answer will not in a second either: only answers are worth a retry.
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(failure => failure.StatusCode >= HttpStatusCode.InternalServerError),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
            })
            .Build();
    }

    public string Name => _base.ToString();

    public Stream Open(RawFile file, CancellationToken cancellation)
    {
        if (_unreachable is not null)
        {
            throw new DataException(_unreachable);
        }

        try
        {
            Uri address = new(_base, file.Name + ".gz");
            Stream compressed = _retry
                .ExecuteAsync(async stop => await OpenAsync(address, stop).ConfigureAwait(false), cancellation)
                .AsTask().GetAwaiter().GetResult();
            return new GZipStream(compressed, CompressionMode.Decompress);
        }
        catch (HttpRequestException failure) when (failure.StatusCode is HttpStatusCode status)
        {
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{_base} {Refusal(status, file.Name + ".gz")} (status {(int)status})"), failure);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is HttpRequestException or IOException or OperationCanceledException or TimeoutException)
        {
            _unreachable = $"{_base} cannot be reached ({Cause(failure).TrimEnd('.')})";
            throw new DataException(_unreachable, failure);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private static string Refusal(HttpStatusCode status, string name) => (int)status switch
    {
        404 or 410 => $"has no {name} to give",
        401 or 403 => $"does not let everybody have {name}",
        407 => "is behind a proxy that asks for a login",
        429 => "is asked too often; try again later",
        >= 300 and < 400 => "sends elsewhere, too often or without saying where to",
        >= 500 => "does not answer now; try again later",
        _ => $"refuses {name}",
    };

    // Of a handshake that fails, the outer message only points to the inner one.
    private string Cause(Exception failure) => failure switch
    {
        OperationCanceledException => string.Create(CultureInfo.InvariantCulture, $"no connection within {_handler.ConnectTimeout.TotalSeconds:0.##} seconds"),
        { InnerException: Exception inner } when failure.Message.Contains("inner exception", StringComparison.Ordinal) => Cause(inner),
        _ => failure.Message,
    };

    private async Task<Stream> OpenAsync(Uri address, CancellationToken stop)
    {
        HttpResponseMessage answer = await AskAsync(address, stop).ConfigureAwait(false);
        try
        {
            return await answer.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(stop).ConfigureAwait(false);
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    private async Task<HttpResponseMessage> AskAsync(Uri address, CancellationToken stop)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(_longestAnswering);
        try
        {
            return await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException failure) when (patience.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            throw new TimeoutException(string.Create(CultureInfo.InvariantCulture, $"no answer within {_longestAnswering.TotalSeconds:0.##} seconds"), failure);
        }
    }
}
