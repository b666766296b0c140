namespace ResearchPipeline.Files;

/// <summary>Makes folders, and says what to do where that is not possible.</summary>
public static class Folder
{
    /// <summary>Makes a folder and those above it; nothing happens where it exists.</summary>
    /// <exception cref="DataException">A file stands where a folder is needed.</exception>
    public static void Create(string path)
    {
        string full = Path.GetFullPath(path);
        for (string? above = full; above is not null; above = Path.GetDirectoryName(above))
        {
            if (!Directory.Exists(above) && DirectoryEntry.KindOf(above) is EntryKind.File or EntryKind.Link)
            {
                throw new DataException($"{above} is a {(DirectoryEntry.KindOf(above) == EntryKind.Link ? "link that leads nowhere" : "file")}, and a folder is needed there. Move it away, or name another folder with --artifacts.");
            }
        }

        Directory.CreateDirectory(full);
    }
}
