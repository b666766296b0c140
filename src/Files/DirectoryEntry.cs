namespace ResearchPipeline.Files;

/// <summary>What lies under a path, as its folder lists it: a symbolic link is a link, whatever it leads to.</summary>
public enum EntryKind
{
    /// <summary>Nothing.</summary>
    Missing,

    /// <summary>A file, or what is listed like one: a pipe, a device, a socket.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link.</summary>
    Link,
}

/// <summary>Entries of folders that anybody may have put where they are: looked at and removed, never followed.</summary>
public static class DirectoryEntry
{
    /// <summary>What lies under a path.</summary>
    public static EntryKind KindOf(string path)
    {
        FileAttributes attributes = new FileInfo(path).Attributes;
        return (int)attributes == -1 ? EntryKind.Missing
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? EntryKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? EntryKind.Folder
            : EntryKind.File;
    }

    /// <summary>Removes whatever lies under a path; of a link the link, of a folder all that is in it.</summary>
    public static void Remove(string path)
    {
        switch (KindOf(path))
        {
            case EntryKind.Folder:
                Directory.Delete(path, recursive: true);
                break;
            case EntryKind.File or EntryKind.Link:
                File.Delete(path);
                break;
            default:
                break;
        }
    }

    /// <summary>Makes way for a new file: what lies there goes, be it a link, which would be written through, or a pipe, which would block.</summary>
    /// <exception cref="DataException">It is a folder.</exception>
    public static void MakeWay(string path)
    {
        RefuseFolder(path);
        Remove(path);
    }

    /// <summary>Refuses a folder where a file is to be.</summary>
    /// <exception cref="DataException">It is a folder.</exception>
    public static void RefuseFolder(string path)
    {
        if (KindOf(path) == EntryKind.Folder)
        {
            throw new DataException($"{path} is a folder, and a file is to be written there. Move it away and run again.");
        }
    }

    /// <summary>Everything below a folder that is not a folder itself, and folders that are empty: paths relative to it, with '/', in ordinal order.</summary>
    public static IReadOnlyList<string> Below(string directory)
    {
        List<string> found = [];
        Collect(directory, "", found);
        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static void Collect(string directory, string prefix, List<string> found)
    {
        foreach (FileSystemInfo entry in new DirectoryInfo(directory).EnumerateFileSystemInfos())
        {
            int before = found.Count;
            if (KindOf(entry.FullName) == EntryKind.Folder)
            {
                Collect(entry.FullName, $"{prefix}{entry.Name}/", found);
            }

            if (found.Count == before)
            {
                found.Add(prefix + entry.Name);
            }
        }
    }
}
