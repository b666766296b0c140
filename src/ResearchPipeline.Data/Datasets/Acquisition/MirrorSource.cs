using System.Globalization;
using System.IO.Compression;
using System.Net;
using Polly;
using Polly.Retry;

namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>
/// An HTTPS mirror with gzip-compressed files, which are unpacked while they arrive. One that gives no answer is not asked again in the
/// same run.
/// </summary>
internal sealed class MirrorSource : IMnistSource, IDisposable
{
    private static readonly TimeSpan LongestConnecting = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestAnswering = TimeSpan.FromSeconds(30);

    private readonly Uri _base;
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = LongestConnecting };
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _retry;
    private string? _unreachable;

    public MirrorSource(Uri baseAddress)
    {
        _base = baseAddress;
        _client = new HttpClient(_handler, disposeHandler: false) { Timeout = LongestAnswering };
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

    public Stream Open(MnistFile file, CancellationToken cancellation)
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
            throw new DataException(string.Create(CultureInfo.InvariantCulture, $"{_base} has no {file.Name}.gz to give (status {(int)status})"), failure);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested && failure is HttpRequestException or IOException or TaskCanceledException)
        {
            _unreachable = $"{_base} cannot be reached ({failure.Message.TrimEnd('.')})";
            throw new DataException(_unreachable, failure);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    private async Task<Stream> OpenAsync(Uri address, CancellationToken stop)
    {
        HttpResponseMessage answer = await _client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
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
}
