using System.Net.Sockets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Tests;

/// <summary>Pipes, devices, sockets, folders and links where MNIST's files belong: refused by name, and never opened, since opening or reading might not end.</summary>
[Trait("Category", "Reliability")]
public sealed class NotRegularFilesTests : IDisposable
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromSeconds(20);
    private readonly string _cache = Directory.CreateTempSubdirectory("cache-").FullName;
    private readonly string _data = Directory.CreateTempSubdirectory("data-").FullName;

    public static MatrixTheoryData<string, string> Cases =>
        new(["pipe", "link to a pipe", "device", "socket", "folder", "link to nowhere", "link to itself", "empty file"], ["cache", "raw", ".gz"]);

    public void Dispose()
    {
        Directory.Delete(_cache, recursive: true);
        Directory.Delete(_data, recursive: true);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task What_is_not_a_regular_file_is_refused_by_its_name_and_stays(string kind, string place)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo and /dev/zero are there on Linux");
        string path = Path.Combine(place == "cache" ? _cache : _data, RawDatasets.Mnist.TrainImages.Name + (place == ".gz" ? ".gz" : ""));
        using Socket? socket = Make(kind, path);
        string[] before = Entries();
        Task work = Task.Run(() => new DatasetAcquisition(_cache, new DatasetPlaces(RawDatasets.Mnist, _data, null, null, []), _ => { }).Run(CancellationToken.None));
        DataException failure = await Should.ThrowAsync<DataException>(() => work.WaitAsync(HangGuard));
        failure.Message.ShouldContain(path);
        failure.Message.ShouldContain("run again");
        Entries().ShouldBe(before, "nothing is removed that somebody put there");
        Tally.Add("files that are not regular, refused");
    }

    private string[] Entries() => [.. Directory.GetFileSystemEntries(_cache), .. Directory.GetFileSystemEntries(_data)];

    private static Socket? Make(string kind, string path)
    {
        switch (kind)
        {
            case "pipe":
                NamedPipe.Make(path);
                break;
            case "link to a pipe":
                NamedPipe.Make(path + ".other");
                File.CreateSymbolicLink(path, path + ".other");
                break;
            case "device":
                File.CreateSymbolicLink(path, "/dev/zero");
                break;
            case "socket":
                Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                socket.Bind(new UnixDomainSocketEndPoint(path));
                return socket;
            case "folder":
                Directory.CreateDirectory(path);
                break;
            case "link to nowhere":
                File.CreateSymbolicLink(path, path + ".nowhere");
                break;
            case "link to itself":
                File.CreateSymbolicLink(path, path);
                break;
            default:
                File.WriteAllBytes(path, []);
                break;
        }

        return null;
    }
}
