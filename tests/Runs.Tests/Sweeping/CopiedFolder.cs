using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Tests.Sweeping;

/// <summary>Folders of artifacts, whose links stay links.</summary>
internal static class CopiedFolder
{
    /// <summary>Copies all but locks.</summary>
    public static void Copy(string source, string target)
    {
        foreach (string path in DirectoryEntry.Below(source).Where(path => !path.Split('/').Any(part => part.StartsWith(".lock", StringComparison.Ordinal))))
        {
            (string from, string to) = (Path.Combine(source, path), Path.Combine(target, path));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (new FileInfo(from).LinkTarget is string leads)
            {
                Directory.CreateSymbolicLink(to, leads);
            }
            else if (File.Exists(from))
            {
                File.Copy(from, to);
            }
        }
    }

    /// <summary>Removes a folder, and of the raw files the link alone.</summary>
    public static void Remove(string folder)
    {
        Directory.Delete(Path.Combine(folder, "data"));
        Directory.Delete(folder, recursive: true);
    }
}
