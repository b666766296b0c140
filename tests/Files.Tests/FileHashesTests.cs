namespace ResearchPipeline.Files.Tests;

public sealed class FileHashesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("hashes-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_file_is_read_once_until_its_length_or_its_time_of_change_is_another()
    {
        FileHashes hashes = new();
        string file = Write("file", "one");
        DateTime changed = File.GetLastWriteTimeUtc(file);
        hashes.Of(file).ShouldBe(Sha256.OfFile(file));
        string one = hashes.Of(file);

        Write("file", "two");
        File.SetLastWriteTimeUtc(file, changed);
        hashes.Of(file).ShouldBe(one, "neither has changed");
        new FileHashes().Of(file).ShouldNotBe(one, "another run of the program knows nothing");
        File.SetLastWriteTimeUtc(file, changed.AddSeconds(1));
        hashes.Of(file).ShouldBe(Sha256.OfFile(file));
        Write("file", "three");
        File.SetLastWriteTimeUtc(file, changed);
        hashes.Of(file).ShouldBe(Sha256.OfFile(file));
    }

    [Fact]
    public void What_is_known_of_a_file_that_was_moved_is_believed()
    {
        FileHashes hashes = new();
        hashes.Moved(Write("file", "content"), "as if known");
        hashes.Of(Path.Combine(_folder, "file")).ShouldBe("as if known");
    }

    [Fact]
    public void What_is_missing_a_folder_a_pipe_or_empty_has_no_hash()
    {
        NamedPipe.Make(Path.Combine(_folder, "pipe"));
        string[] paths = [Path.Combine(_folder, "missing"), _folder, Path.Combine(_folder, "pipe"), Write("empty", ""), "/dev/zero"];
        FileHashes hashes = new();
        hashes.ReadAll(paths);
        paths.ShouldAllBe(path => hashes.Find(path) == null);
    }

    private string Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
