namespace ResearchPipeline.Files;

/// <summary>
/// Opens files that anybody may have put where they are. A pipe, a device or a socket blocks its reader or never ends, so it is refused
/// before it is opened: by its directory entry it has a length of zero, like an empty file, and no file that is read here is ever empty.
/// A symbolic link is followed, and what it leads to is held to the same.
/// </summary>
public static class RegularFile
{
    /// <summary>The length of a file in bytes, at least 1; nothing is opened.</summary>
    /// <exception cref="DataException">The file is missing, empty, a folder, or not a regular file.</exception>
    public static long LengthOf(string path) => Find(path).Length;

    /// <summary>The regular file that a path leads to.</summary>
    /// <exception cref="DataException">The file is missing, empty, a folder, or not a regular file.</exception>
    internal static FileInfo Find(string path)
    {
        FileInfo file = new(path);
        FileSystemInfo? target = file.LinkTarget is null ? file : EndOf(file);
        if (Directory.Exists(path))
        {
            throw new DataException($"{path} is a folder, and a file is expected there. Move it away and run again.");
        }

        if (target is not FileInfo { Exists: true } found)
        {
            throw new DataException(file.LinkTarget is null
                ? $"{path} does not exist."
                : $"{path} is a link to {file.LinkTarget}, which does not exist. Delete the link and run again.");
        }

        return found.Length > 0
            ? found
            : throw new DataException(
                $"{path} is empty, or it is not a regular file but a pipe, a device or a socket. Delete it and run again.");
    }

    /// <summary>Opens a file for reading, if it is a regular one of at most <paramref name="mostBytes"/> bytes.</summary>
    /// <exception cref="DataException">It is not; the message says which.</exception>
    public static FileStream OpenRead(string path, long mostBytes)
    {
        long length = LengthOf(path);
        return length <= mostBytes
            ? OpenRead(path)
            : throw new DataException($"{path} has {length} bytes; at most {mostBytes} are expected. Delete it and run again.");
    }

    /// <summary>The content of a regular file of at most <paramref name="mostBytes"/> bytes.</summary>
    /// <exception cref="DataException">It is not one; the message says why.</exception>
    public static byte[] ReadAllBytes(string path, long mostBytes)
    {
        using FileStream stream = OpenRead(path, Math.Min(mostBytes, Array.MaxLength));
        byte[] content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static FileStream OpenRead(string path)
    {
        try
        {
            return File.OpenRead(path);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw new DataException($"{path} may not be read. Give yourself the right to read it and run again.", failure);
        }
    }

    private static FileSystemInfo? EndOf(FileInfo link)
    {
        try
        {
            return link.ResolveLinkTarget(returnFinalTarget: true);
        }
        catch (IOException failure)
        {
            throw new DataException($"{link.FullName} is a link that cannot be followed ({failure.Message.TrimEnd('.')}). Delete the link and run again.", failure);
        }
    }
}
