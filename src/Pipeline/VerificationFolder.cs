using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// artifacts/verify/RUN: where one process at a time makes a run again from nothing. What it made goes at the end, unless it is kept to be
/// looked at: then it stays until the same run is verified again.
/// </summary>
internal sealed class VerificationFolder : IDisposable
{
    private readonly RunLock _held;
    private TemporaryFolder[] _made = [];

    private VerificationFolder(string path, RunLock held) => (Path, _held) = (path, held);

    /// <summary>Where artifacts go.</summary>
    public string Path { get; }

    /// <summary>Waits for the folder of a run. What lies there stays as it is until the folder is emptied.</summary>
    /// <param name="original">The run that is verified.</param>
    /// <param name="report">Told that another process verifies it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="StageException">It is a link, or it cannot be written.</exception>
    public static VerificationFolder Of(Workspace original, Action<string> report, CancellationToken cancellation)
    {
        string all = System.IO.Path.Combine(original.Artifacts, "verify");
        string path = System.IO.Path.Combine(all, System.IO.Path.GetFileName(original.RunDirectory));
        if (((string[])[all, path]).FirstOrDefault(folder => DirectoryEntry.KindOf(folder) == EntryKind.Link) is string link)
        {
            throw new StageException($"{link} is a link, and verify empties what lies there. Move it away, and verify again.");
        }

        try
        {
            return new(path, RunLock.Acquire(path, report, cancellation));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StageException(
                $"verify makes the run again in {path}, where nothing can be written: {failure.Message.TrimEnd('.')}. Make that folder writable, or verify in a checkout that is.", failure);
        }
    }

    /// <summary>Removes what an earlier verification left: nothing of it may count as done. What is made from now on goes at the end.</summary>
    /// <param name="more">Folders in it beside those of runs, stages and data.</param>
    public void Empty(params string[] more)
    {
        string[] folders = [Workspace.RunsIn(Path), Workspace.StagesIn(Path), Workspace.DataIn(Path), .. more];
        Array.ForEach(folders, DirectoryEntry.Remove);
        _made = Array.ConvertAll(folders, TemporaryFolder.At);
    }

    /// <summary>What was made stays.</summary>
    public void Keep() => Array.ForEach(_made, folder => folder.Keep());

    /// <summary>Removes what is not kept, and lets the next process in.</summary>
    public void Dispose()
    {
        try
        {
            Array.ForEach(_made, folder => folder.Dispose());
        }
        finally
        {
            _held.Dispose();
        }
    }
}
