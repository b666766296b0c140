namespace ResearchPipeline.Files;

/// <summary>
/// Files that are either there in full or not there: content goes to a sibling named *.part, is flushed to the disk and
/// renamed. All writing of results goes through here.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file through a stream.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        string part = Prepare(path);
        try
        {
            using (FileStream stream = new(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                WriteMoment.Reach(part, stream);
                write(stream);
                WriteMoment.Reach(part, stream);
                stream.Flush(flushToDisk: true);
            }

            Publish(part, path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // What could not be finished is in nobody's way.
            File.Delete(part);
            throw;
        }
    }

    /// <summary>Writes text as UTF-8 without a byte-order mark.</summary>
    public static void WriteText(string path, string text) =>
        Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>Writes bytes.</summary>
    public static void WriteBytes(string path, byte[] bytes) => Write(path, stream => stream.Write(bytes));

    /// <summary>Renames a folder.</summary>
    public static void MoveFolder(string from, string to)
    {
        WriteMoment.Reach(from);
        Directory.Move(from, to);
        WriteMoment.Reach(to);
    }

    private static void Publish(string part, string path)
    {
        WriteMoment.Reach(part);
        File.Move(part, path, overwrite: true);
        WriteMoment.Reach(path);
    }

    private static string Prepare(string path)
    {
        DirectoryEntry.RefuseFolder(path);
        Folder.Create(Path.GetDirectoryName(Path.GetFullPath(path))!);
        string part = path + ".part";
        DirectoryEntry.MakeWay(part);
        return part;
    }
}
