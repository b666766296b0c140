namespace ResearchPipeline.Files.Tests;

public sealed class RegularFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("regular-").FullName;

    [Fact]
    public void A_regular_file_is_read_also_through_a_link()
    {
        string file = Write("file", [1, 2, 3]);
        File.CreateSymbolicLink(At("link"), file);
        RegularFile.ReadAllBytes(file, 3).ShouldBe([1, 2, 3]);
        RegularFile.ReadAllBytes(At("link"), 3).ShouldBe([1, 2, 3]);
        RegularFile.LengthOf(At("link")).ShouldBe(3);
    }

    [Fact]
    public void A_file_that_is_longer_than_it_can_be_is_refused_before_it_is_read() =>
        Refusal(Write("long", [1, 2, 3]), 2).ShouldContain("has 3 bytes; at most 2 are expected");

    [Fact]
    public void A_missing_or_empty_file_a_folder_and_a_link_to_nowhere_are_each_refused()
    {
        File.CreateSymbolicLink(At("lost"), At("nowhere"));
        Refusal(At("missing")).ShouldContain("does not exist");
        Refusal(Write("empty", [])).ShouldContain("is empty");
        Refusal(_folder).ShouldContain("is a folder");
        Refusal(At("lost")).ShouldContain("is a link to");
    }

    [Fact]
    public void A_pipe_a_device_and_links_to_them_are_refused_without_being_opened()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "mkfifo and /dev/zero are there on Linux.");
        NamedPipe.Make(At("pipe"));
        File.CreateSymbolicLink(At("to-pipe"), At("pipe"));
        File.CreateSymbolicLink(At("to-device"), "/dev/zero");
        foreach (string path in (string[])[At("pipe"), At("to-pipe"), "/dev/zero", At("to-device")])
        {
            Refusal(path).ShouldContain("not a regular file");
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Refusal(string path, long most = long.MaxValue) =>
        Should.Throw<DataException>(() => RegularFile.ReadAllBytes(path, most)).Message;

    private string At(string name) => Path.Combine(_folder, name);

    private string Write(string name, byte[] content)
    {
        File.WriteAllBytes(At(name), content);
        return At(name);
    }
}
