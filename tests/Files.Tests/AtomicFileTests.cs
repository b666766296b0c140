namespace ResearchPipeline.Files.Tests;

public sealed class AtomicFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("atomic-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("out.txt")]
    [InlineData("out.txt.part")]
    public void A_link_in_its_place_is_replaced_and_its_victim_is_not_written(string place)
    {
        File.WriteAllText(At("victim"), "precious");
        File.CreateSymbolicLink(At(place), At("victim"));
        AtomicFile.WriteText(At("out.txt"), "new");
        File.ReadAllText(At("victim")).ShouldBe("precious");
        DirectoryEntry.KindOf(At("out.txt")).ShouldBe(EntryKind.File);
        File.ReadAllText(At("out.txt")).ShouldBe("new");
    }

    [Theory]
    [InlineData("out.txt")]
    [InlineData("out.txt.part")]
    public void A_pipe_in_its_place_is_replaced_and_nobody_waits_for_a_reader(string place)
    {
        NamedPipe.Make(At(place));
        AtomicFile.WriteText(At("out.txt"), "new");
        File.ReadAllText(At("out.txt")).ShouldBe("new");
    }

    [Fact]
    public void A_folder_in_its_place_and_a_file_in_that_of_its_folder_are_named()
    {
        Directory.CreateDirectory(At("folder"));
        Should.Throw<DataException>(() => AtomicFile.WriteText(At("folder"), "new")).Message
            .ShouldBe($"{At("folder")} is a folder, and a file is to be written there. Move it away and run again.");
        File.WriteAllText(At("file"), "a file");
        Should.Throw<DataException>(() => AtomicFile.WriteText(At("file/below/out.txt"), "new")).Message
            .ShouldStartWith($"{At("file")} is a file, and a folder is needed there.");
    }

    private string At(string name) => Path.Combine(_folder, name);
}
