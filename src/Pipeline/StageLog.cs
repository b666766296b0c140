using System.Globalization;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// artifacts/logs/RUN/STAGE.log: what happened to a stage and when, with the whole trace of a failure. For people; nothing reads it,
/// and a log that cannot be written, or that is no regular file, stops no run: it is told once.
/// </summary>
/// <param name="directory">The folder of the run's logs.</param>
/// <param name="warn">Told of a log that cannot be written.</param>
internal sealed class StageLog(string directory, Action<string> warn)
{
    private readonly HashSet<string> _warned = [];
    private string _stage = "run";

    /// <summary>Lines from now on belong to this stage.</summary>
    public void Begin(string stage) => _stage = stage;

    /// <summary>Adds a line with the time, UTC.</summary>
    public void Write(string line)
    {
        string file = Path.Combine(directory, $"{_stage}.log");
        try
        {
            Directory.CreateDirectory(directory);
            RequireRegular(file);
            File.AppendAllText(file, string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss.fff} {line}{Environment.NewLine}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DataException)
        {
            if (_warned.Add(file))
            {
                warn($"warning: the log {file} cannot be written: {failure.Message}");
            }
        }
    }

    // A pipe would keep the run waiting for a reader that never comes.
    private static void RequireRegular(string file)
    {
        if (DirectoryEntry.KindOf(file) != EntryKind.Missing)
        {
            RegularFile.LengthOf(file);
        }
    }
}
