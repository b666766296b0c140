using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>name.txt in a run's folder: what somebody calls the run. Nothing is made of it.</summary>
internal static class RunName
{
    /// <summary>The file's name.</summary>
    public const string FileName = "name.txt";

    /// <summary>Letters of the longest name.</summary>
    public const int MostLetters = 80;

    /// <summary>Whether a run can be called so: letters, digits, dots, hyphens and underscores, beginning with a letter or a digit.</summary>
    public static bool IsName(string text) => text.Length is > 0 and <= MostLetters && char.IsAsciiLetterOrDigit(text[0])
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    /// <summary>The name of a run, or null where it has none that can be believed.</summary>
    public static string? Read(string runDirectory)
    {
        string file = Path.Combine(runDirectory, FileName);
        try
        {
            string text = DirectoryEntry.KindOf(file) == EntryKind.File ? Encoding.UTF8.GetString(RegularFile.ReadAllBytes(file, MostLetters + 1)).TrimEnd('\n') : "";
            return IsName(text) ? text : null;
        }
        catch (Exception failure) when (failure is IOException or DataException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Names a run; without a name it keeps the one that it has.</summary>
    public static void Write(string runDirectory, string? name)
    {
        if (name is not null && Read(runDirectory) != name)
        {
            AtomicFile.WriteText(Path.Combine(runDirectory, FileName), $"{name}\n");
        }
    }
}
