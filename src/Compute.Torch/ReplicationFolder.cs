using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The folder of a replication: what an earlier one has left, finished or not, goes before anything is learned, so that nothing in it is of two.</summary>
internal static class ReplicationFolder
{
    /// <summary>The folder of what libtorch learns and what is measured of it.</summary>
    public const string Learned = "libtorch";

    /// <summary>What the name of a table of losses ends with, behind the place of the learner.</summary>
    public const string LossesEnd = "-losses.csv";

    /// <summary>What the names of folders of our own runs with other seeds begin with.</summary>
    public const string OfSeed = "seed-";

    /// <summary>Empties it of what a replication writes; what else lies there stays. Of a link the link goes, never what it leads to.</summary>
    public static void Prepare(string folder)
    {
        foreach (string path in Directory.EnumerateFileSystemEntries(Directory.CreateDirectory(folder).FullName).Where(path => IsOfReplication(Path.GetFileName(path))).ToArray())
        {
            DirectoryEntry.Remove(path);
        }
    }

    private static bool IsOfReplication(string name) =>
        name == Learned || name.StartsWith("replication.", StringComparison.Ordinal) || name.StartsWith(OfSeed, StringComparison.Ordinal)
        || name.EndsWith(LossesEnd, StringComparison.Ordinal) || name.EndsWith(".part", StringComparison.Ordinal);
}
