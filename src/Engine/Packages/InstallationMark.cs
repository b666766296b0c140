using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Packages;

/// <summary>
/// node_modules/.research-pipeline-installed: a copy of the lock file that npm ran with. Cake and a plain build leave it, and Cake removes it
/// when it records what was installed; npm itself begins with an empty folder, and leaves none.
/// </summary>
internal static class InstallationMark
{
    /// <summary>The name of the file.</summary>
    public const string FileName = ".research-pipeline-installed";

    private const long LargestFile = 1 << 24;

    /// <summary>Whether the mark is there, and of this lock file.</summary>
    public static bool IsOf(string modules, string lockFile)
    {
        string mark = Path.Combine(modules, FileName);
        try
        {
            return DirectoryEntry.KindOf(mark) == EntryKind.File && Sha256.OfFile(mark, LargestFile) == Sha256.OfFile(lockFile, LargestFile);
        }
        catch (DataException)
        {
            return false;
        }
    }
}
