using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>What an earlier replication has left.</summary>
public sealed class ReplicationFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("replication-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Goes_before_anything_is_learned_and_what_is_not_of_it_stays()
    {
        string output = Path.Combine(_folder, "output");
        foreach (string path in (string[])["replication.txt", "replication.json.part", "replication.pdf", "train-losses.csv", "libtorch/train/weights", "seed-43/train/checkpoint", "notes.md", "mine/libtorch"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(output, path))!);
            File.WriteAllText(Path.Combine(output, path), "old");
        }

        ReplicationFolder.Prepare(output);
        DirectoryEntry.Below(output).ShouldBe(["mine/libtorch", "notes.md"]);
    }

    [Fact]
    public void A_link_goes_and_what_it_leads_to_stays()
    {
        string output = Path.Combine(_folder, "output"), elsewhere = Path.Combine(_folder, "elsewhere");
        Directory.CreateDirectory(output);
        Directory.CreateDirectory(elsewhere);
        File.WriteAllText(Path.Combine(elsewhere, "precious"), "mine");
        Directory.CreateSymbolicLink(Path.Combine(output, "libtorch"), elsewhere);
        ReplicationFolder.Prepare(output);
        Directory.GetFileSystemEntries(output).ShouldBeEmpty();
        File.ReadAllText(Path.Combine(elsewhere, "precious")).ShouldBe("mine");
    }

    [Fact]
    public void A_folder_is_worked_in_by_one_at_a_time()
    {
        using (OutputLock.Of(_folder))
        {
            Should.Throw<DataException>(() => OutputLock.Of(_folder)).Message.ShouldContain("If another replication works there");
        }

        OutputLock.Of(_folder).Dispose();
    }
}
