namespace ResearchPipeline.Pipeline;

/// <summary>How this program was started, for messages that say how to start it again.</summary>
internal static class Shell
{
    /// <summary>The environment variable by which Cake says what the user typed instead: "dotnet cake", to which a target is added.</summary>
    public const string CallerVariable = "RESEARCH_PIPELINE_CALLER";

    private const string OwnName = "research-pipeline";

    /// <summary>Whether Cake started this program.</summary>
    public static bool IsThroughCake => Caller is not null;

    private static string? Caller => Environment.GetEnvironmentVariable(CallerVariable) is { Length: > 0 } caller ? caller : null;

    /// <summary>The words that start a command: those of the caller where there is one, else this program's own.</summary>
    /// <param name="command">"run" or "verify".</param>
    /// <param name="until">The last stage of a run, or null for all of them.</param>
    public static string[] Program(string command, string? until)
    {
        string? target = command == CommandNames.Run ? until : command;
        if (Caller is string caller)
        {
            return target is null ? caller.Split(' ') : [.. caller.Split(' '), $"--target={char.ToUpperInvariant(target[0])}{target[1..]}"];
        }

        string? process = Environment.ProcessPath;
        return Path.GetFileNameWithoutExtension(process) == OwnName
            ? [process!, command]
            : ["dotnet", Path.Combine(AppContext.BaseDirectory, $"{OwnName}.dll"), command];
    }

    /// <summary>Words as one line that a shell takes apart again as they are.</summary>
    public static string Line(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    private static string Quote(string word) =>
        word.Length > 0 && word.All(character => char.IsAsciiLetterOrDigit(character) || "-_./=:,+@%".Contains(character, StringComparison.Ordinal)) ? word
        : OperatingSystem.IsWindows() ? $"\"{word}\""
        : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
