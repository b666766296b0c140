using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Mirrors on this machine that answer, refuse, or stop in the middle.</summary>
public sealed class MirrorTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(20);
    private static readonly string Package = DatasetPlaces.Of(RawDatasets.Mnist, Repository.FindRoot(), folder: null, offline: true).NpmFolder!;
    private readonly string _cache = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MirrorTests()
    {
        // Only the smallest file is missing.
        foreach (RawFile file in RawDatasets.Mnist.Files.Where(file => file != RawDatasets.Mnist.TestLabels))
        {
            File.CreateSymbolicLink(Path.Combine(_cache, file.Name), Path.Combine(Package, file.Name));
        }

        _listener.Start();
    }

    public void Dispose()
    {
        _listener.Dispose();
        Directory.Delete(_cache, recursive: true);
    }

    [Fact]
    public async Task A_mirror_gives_a_compressed_file_that_is_checked_like_any_other()
    {
        byte[] labels = await File.ReadAllBytesAsync(Path.Combine(Package, RawDatasets.Mnist.TestLabels.Name), TestContext.Current.CancellationToken);
        Task serving = Answer("HTTP/1.1 200 OK", Compressed(labels));
        IReadOnlyList<(RawFile File, string Source)> found = await Acquire(CancellationToken.None).WaitAsync(HangGuard);
        await serving;
        found[^1].Source.ShouldBe(Address.ToString());
        RawDatasets.Mnist.TestLabels.Defect(Path.Combine(_cache, RawDatasets.Mnist.TestLabels.Name)).ShouldBeNull();
    }

    [Fact]
    public async Task A_mirror_without_the_file_is_named_with_its_answer_and_what_came_is_not_kept()
    {
        Task serving = Answer("HTTP/1.1 404 Not Found", []);
        DataException failure = await Should.ThrowAsync<DataException>(() => Acquire(CancellationToken.None).WaitAsync(HangGuard));
        await serving;
        failure.Message.ShouldContain($"{Address} has no t10k-labels-idx1-ubyte.gz to give (status 404)");
        failure.Message.ShouldNotContain("..");
        Missing();
    }

    [Theory]
    [InlineData("407 Proxy Authentication Required", "is behind a proxy that asks for a login (status 407)")]
    [InlineData("302 Found", "sends elsewhere, too often or without saying where to (status 302)")]
    [InlineData("403 Forbidden", "does not let everybody have t10k-labels-idx1-ubyte.gz (status 403)")]
    [InlineData("418 I'm a teapot", "refuses t10k-labels-idx1-ubyte.gz (status 418)")]
    public async Task Each_refusal_is_said_as_what_it_is(string status, string said)
    {
        Task serving = Answer($"HTTP/1.1 {status}", []);
        DataException failure = await Should.ThrowAsync<DataException>(() => Acquire(CancellationToken.None).WaitAsync(HangGuard));
        await serving;
        failure.Message.ShouldContain($"{Address} {said}");
    }

    [Fact]
    public async Task A_mirror_that_does_not_answer_now_is_asked_again_and_then_named_as_such()
    {
        Task<IReadOnlyList<(RawFile File, string Source)>> acquiring = Acquire(CancellationToken.None);
        for (int request = 0; request < 3; request++)
        {
            await Answer("HTTP/1.1 503 Service Unavailable", []);
        }

        DataException failure = await Should.ThrowAsync<DataException>(() => acquiring.WaitAsync(HangGuard));
        failure.Message.ShouldContain($"{Address} does not answer now; try again later (status 503)");
    }

    [Fact]
    public async Task A_page_instead_of_a_compressed_file_is_told_as_such()
    {
        Task serving = Answer("HTTP/1.1 200 OK", Encoding.ASCII.GetBytes("<html>Please log in</html>"));
        DataException failure = await Should.ThrowAsync<DataException>(() => Acquire(CancellationToken.None).WaitAsync(HangGuard));
        await serving;
        failure.Message.ShouldContain($"{Address}: what came for t10k-labels-idx1-ubyte is not compressed by gzip; it may be a page of the network");
        Missing();
    }

    [Fact]
    public async Task A_handshake_that_fails_shows_its_cause()
    {
        Task serving = Task.Run(async () =>
        {
            using TcpClient client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
            await client.GetStream().ReadExactlyAsync(new byte[1], TestContext.Current.CancellationToken);
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n"), TestContext.Current.CancellationToken);
        });
        using MirrorSource source = new(Encrypted);
        string message = Should.Throw<DataException>(() => source.Open(RawDatasets.Mnist.TestLabels, CancellationToken.None)).Message;
        await serving;
        message.ShouldStartWith($"{Encrypted} cannot be reached (");
        message.ShouldNotContain("inner exception");
    }

    [Fact]
    public void A_host_that_stays_silent_is_told_with_the_time_that_was_waited()
    {
        TimeSpan soon = TimeSpan.FromMilliseconds(250);
        using MirrorSource connecting = new(Encrypted, longestConnecting: soon);
        Should.Throw<DataException>(() => connecting.Open(RawDatasets.Mnist.TestLabels, CancellationToken.None)).Message
            .ShouldBe($"{Encrypted} cannot be reached (no connection within 0.25 seconds)");
        using MirrorSource answering = new(Address, longestAnswering: soon);
        Should.Throw<DataException>(() => answering.Open(RawDatasets.Mnist.TestLabels, CancellationToken.None)).Message
            .ShouldBe($"{Address} cannot be reached (no answer within 0.25 seconds)");
    }

    [Fact]
    public async Task An_answer_that_breaks_off_is_reported_and_not_kept()
    {
        Task serving = Answer("HTTP/1.1 200 OK", Compressed(new byte[5000])[..20], promised: 9000);
        DataException failure = await Should.ThrowAsync<DataException>(() => Acquire(CancellationToken.None).WaitAsync(HangGuard));
        await serving;
        failure.Message.ShouldContain("t10k-labels-idx1-ubyte of MNIST could not be taken: ");
        Missing();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_that_never_goes_on_ends_when_the_run_is_asked_to_stop(bool answersFirst)
    {
        using CancellationTokenSource stop = new();
        Task<IReadOnlyList<(RawFile, string)>> acquiring = Acquire(stop.Token);
        using TcpClient client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        if (answersFirst)
        {
            await client.GetStream().WriteAsync(
                Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 9000\r\n\r\n"), TestContext.Current.CancellationToken);
        }

        acquiring.IsCompleted.ShouldBeFalse();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => acquiring.WaitAsync(HangGuard));
        Missing();
    }

    [Fact]
    public void A_source_from_which_nothing_comes_is_given_up_with_what_had_come()
    {
        using NeverEnding content = new();
        VerifiedCopy copy = new(RawDatasets.Mnist.TestLabels, "a source", _ => { }, TimeSpan.FromMilliseconds(50));
        Should.Throw<DataException>(() => copy.Run(content, Stream.Null, CancellationToken.None))
            .Message.ShouldStartWith("a source: nothing of t10k-labels-idx1-ubyte came for ");
    }

    private Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/mnist/");

    private Uri Encrypted => new UriBuilder(Address) { Scheme = Uri.UriSchemeHttps }.Uri;

    private Task<IReadOnlyList<(RawFile File, string Source)>> Acquire(CancellationToken cancellation) => Task.Run(
        () => new DatasetAcquisition(_cache, new DatasetPlaces(RawDatasets.Mnist, null, null, null, [Address]), _ => { }).Run(cancellation), CancellationToken.None);

    private void Missing() => Directory.GetFiles(_cache).ShouldNotContain(path => path.Contains(RawDatasets.Mnist.TestLabels.Name, StringComparison.Ordinal));

    private async Task Answer(string status, byte[] body, int? promised = null)
    {
        using TcpClient client = await _listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using NetworkStream stream = client.GetStream();
        using StreamReader request = new(stream, leaveOpen: true);
        while (await request.ReadLineAsync(TestContext.Current.CancellationToken) is { Length: > 0 })
        {
        }

        byte[] head = Encoding.ASCII.GetBytes($"{status}\r\nContent-Length: {promised ?? body.Length}\r\nConnection: close\r\n\r\n");
        await stream.WriteAsync((byte[])[.. head, .. body], TestContext.Current.CancellationToken);
    }

    private static byte[] Compressed(byte[] content)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return compressed.ToArray();
    }

    // A pipe that has a writer who never writes.
    private sealed class NeverEnding : MemoryStream
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
