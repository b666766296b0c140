using System.Globalization;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>
/// artifacts/logs/RUN/STAGE.log: what happened to a stage and when, with the whole trace of a failure. For people; nothing reads it,
/// and a log that cannot be written stops no run.
/// </summary>
internal sealed class StageLog(string directory)
{
    private string _stage = "run";

    /// <summary>Lines from now on belong to this stage.</summary>
    public void Begin(string stage) => _stage = stage;

    /// <summary>Adds a line with the time, UTC.</summary>
    public void Write(string line)
    {
        try
        {
            Directory.CreateDirectory(directory);
            File.AppendAllText(
                Path.Combine(directory, $"{_stage}.log"),
                string.Create(CultureInfo.InvariantCulture, $"{DateTime.UtcNow:yyyy-MM-dd HH:mm:ss.fff} {line}{Environment.NewLine}"));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"warning: the log in {directory} cannot be written: {failure.Message}");
        }
    }
}
