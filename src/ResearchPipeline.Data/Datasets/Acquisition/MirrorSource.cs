using System.IO.Compression;
using System.Net.Sockets;
using Polly;
using Polly.Retry;

namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>An HTTPS mirror with gzip-compressed files. One that cannot be reached is not asked again in the same run.</summary>
internal sealed class MirrorSource : IMnistSource, IDisposable
{
    private readonly Uri _base;
    private readonly SocketsHttpHandler _handler = new() { ConnectTimeout = TimeSpan.FromSeconds(2) };
    private readonly HttpClient _client;
    private readonly ResiliencePipeline _retry;
    private string? _unreachable;

    public MirrorSource(Uri baseAddress)
    {
        _base = baseAddress;
        _client = new HttpClient(_handler, disposeHandler: false)
        {
            Timeout = TimeSpan.FromMinutes(5),
        };
        _retry = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>(IsPassing).Handle<IOException>(),
                MaxRetryAttempts = 2,
                Delay = TimeSpan.FromMilliseconds(300),
                BackoffType = DelayBackoffType.Exponential,
            })
            .Build();
    }

    public string Name => _base.ToString();

    public Stream Open(MnistFile file)
    {
        if (_unreachable is not null)
        {
            throw new DataException(_unreachable);
        }

        try
        {
            byte[] compressed = _retry.Execute(() => _client.GetByteArrayAsync(new Uri(_base, file.Name + ".gz")).GetAwaiter().GetResult());
            return new GZipStream(new MemoryStream(compressed), CompressionMode.Decompress);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or TaskCanceledException)
        {
            _unreachable = $"{_base} cannot be reached ({failure.Message})";
            throw new DataException(_unreachable, failure);
        }
    }

    public void Dispose()
    {
        _client.Dispose();
        _handler.Dispose();
    }

    // A name that does not resolve or a host that does not answer will not in a second either: only answers are worth a retry.
    private static bool IsPassing(HttpRequestException failure) =>
        failure.StatusCode is >= System.Net.HttpStatusCode.InternalServerError && failure.InnerException is not SocketException;
}
