using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Datasets.Acquisition;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Mirrors on this machine that answer, refuse, or stop in the middle.</summary>
public sealed class MirrorTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(20);
    private static readonly string Package = MnistPlaces.Of(Repository.FindRoot(), folder: null, offline: true).Package!;
    private readonly string _cache = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MirrorTests()
    {
        // Only the smallest file is missing.
        foreach (MnistFile file in MnistFile.All.Where(file => file != MnistFile.TestLabels))
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
        byte[] labels = await File.ReadAllBytesAsync(Path.Combine(Package, MnistFile.TestLabels.Name), TestContext.Current.CancellationToken);
        Task serving = Answer("HTTP/1.1 200 OK", Compressed(labels));
        IReadOnlyList<(MnistFile File, string Source)> found = await Acquire(CancellationToken.None).WaitAsync(HangGuard);
        await serving;
        found[^1].Source.ShouldBe(Address.ToString());
        MnistFile.TestLabels.Defect(Path.Combine(_cache, MnistFile.TestLabels.Name)).ShouldBeNull();
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

    [Fact]
    public async Task An_answer_that_breaks_off_is_reported_and_not_kept()
    {
        Task serving = Answer("HTTP/1.1 200 OK", Compressed(new byte[5000])[..20], promised: 9000);
        DataException failure = await Should.ThrowAsync<DataException>(() => Acquire(CancellationToken.None).WaitAsync(HangGuard));
        await serving;
        failure.Message.ShouldContain("t10k-labels-idx1-ubyte could not be found: ");
        Missing();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_download_that_never_goes_on_ends_when_the_run_is_asked_to_stop(bool answersFirst)
    {
        using CancellationTokenSource stop = new();
        Task<IReadOnlyList<(MnistFile, string)>> acquiring = Acquire(stop.Token);
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
        VerifiedCopy copy = new(MnistFile.TestLabels, "a source", _ => { }, TimeSpan.FromMilliseconds(50));
        Should.Throw<DataException>(() => copy.Run(content, Stream.Null, CancellationToken.None))
            .Message.ShouldStartWith("a source: nothing of t10k-labels-idx1-ubyte came for ");
    }

    private Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/mnist/");

    private Task<IReadOnlyList<(MnistFile File, string Source)>> Acquire(CancellationToken cancellation) => Task.Run(
        () => new MnistAcquisition(_cache, new MnistPlaces(null, null, [Address]), _ => { }).Run(cancellation), CancellationToken.None);

    private void Missing() => Directory.GetFiles(_cache).ShouldNotContain(path => path.Contains(MnistFile.TestLabels.Name, StringComparison.Ordinal));

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
