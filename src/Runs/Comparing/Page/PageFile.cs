using System.Text;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>Where a page may be written: where nothing lies, or an earlier page.</summary>
internal static class PageFile
{
    private const string Ending = ".html";

    /// <summary>The full path, if a page may be written there; asked before anything is computed.</summary>
    /// <exception cref="UsageException">It is no name of a page, or something else lies there.</exception>
    public static string Require(string file)
    {
        string path = Path.GetFullPath(file);
        return !file.EndsWith(Ending, StringComparison.OrdinalIgnoreCase) ? throw new UsageException($"--html is \"{file}\"; expected a file that ends with {Ending}, as in --html=compared.html.")
            : DirectoryEntry.KindOf(path) == EntryKind.Missing || IsPage(path) ? path
            : throw new UsageException($"{path} is there already, and is no page that compare made, so it is not replaced. Name another file, or move it away.");
    }

    private static bool IsPage(string path)
    {
        byte[] expected = Encoding.UTF8.GetBytes(ComparisonPage.Start);
        // A pipe has no length, and would never end.
        if (DirectoryEntry.KindOf(path) != EntryKind.File || new FileInfo(path).Length < expected.Length)
        {
            return false;
        }

        byte[] found = new byte[expected.Length];
        using FileStream stream = File.OpenRead(path);
        return stream.ReadAtLeast(found, found.Length, throwOnEndOfStream: false) == found.Length && found.SequenceEqual(expected);
    }
}
