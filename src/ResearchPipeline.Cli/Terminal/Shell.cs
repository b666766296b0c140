namespace ResearchPipeline.Cli.Terminal;

/// <summary>How this program was started, for messages that say how to start it again.</summary>
internal static class Shell
{
    /// <summary>The environment variable by which a caller (Cake) says what the user typed instead: a line that runs everything.</summary>
    public const string CallerVariable = "RESEARCH_PIPELINE_CALLER";

    private const string OwnName = "research-pipeline";

    /// <summary>The words that start a command: the caller's while it knows all options that follow, else this program's own.</summary>
    public static string[] Program(string command, bool callerKnowsAll)
    {
        if (callerKnowsAll && Environment.GetEnvironmentVariable(CallerVariable) is { Length: > 0 } caller)
        {
            return caller.Split(' ');
        }

        string? process = Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(process) == OwnName
            ? [process!, command]
            : ["dotnet", typeof(Shell).Assembly.Location, command];
    }

    /// <summary>Words as one line that a shell takes apart again as they are.</summary>
    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./=:,+@%".Contains(character, StringComparison.Ordinal)) ? word
        : OperatingSystem.IsWindows() ? $"\"{word}\""
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
