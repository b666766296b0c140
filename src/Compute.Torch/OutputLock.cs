using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch;

/// <summary>One process at a time writes into a folder: this program lives on when the one that started it is killed, and what is started again must not work beside it. The lock is the system's own, and ends with its holder.</summary>
internal sealed class OutputLock : IDisposable
{
    private readonly FileStream _file;

    private OutputLock(FileStream file) => _file = file;

    /// <summary>Takes it; makes the folder.</summary>
    /// <exception cref="DataException">Another process has it, or the folder cannot be written.</exception>
    public static OutputLock Of(string folder)
    {
        string path = Path.Combine(folder, ".lock");
        try
        {
            Folder.Create(folder);
            if (DirectoryEntry.KindOf(path) is EntryKind.Link or EntryKind.Folder)
            {
                DirectoryEntry.Remove(path);
            }

            return new OutputLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException failure)
        {
            throw new DataException($"{folder} cannot be worked in: {failure.Message.TrimEnd('.')}. If another replication works there, wait for it or end it; else choose another folder with --output.", failure);
        }
    }

    /// <summary>Lets the next process in.</summary>
    public void Dispose() => _file.Dispose();
}
