using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// timings.json beside the stages of a run: when, where and how long each stage ran that made what is there now. Nothing that is hashed
/// holds any of it.
/// </summary>
/// <param name="Stage">The stage's name.</param>
/// <param name="Began">UTC; of a stage that was interrupted, of its last part.</param>
/// <param name="Seconds">Wall-clock time of all parts.</param>
/// <param name="Machine">Host name, operating system, runtime and number of processors.</param>
/// <param name="Parts">1, and one more for each time that the stage was interrupted or failed before it was complete.</param>
public sealed record StageTiming(string Stage, string Began, double Seconds, string Machine, int Parts = 1)
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "timings.json";

    /// <summary>A stage that ends now on this machine.</summary>
    public static StageTiming Of(string stage, DateTime began, double seconds, int parts) => new(
        stage,
        began.ToString("O", CultureInfo.InvariantCulture),
        Math.Round(seconds, 3),
        $"{Environment.MachineName}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors",
        parts);

    /// <summary>The timings of a run; none when there is no file that can be read.</summary>
    public static IReadOnlyList<StageTiming> Read(string runDirectory)
    {
        string path = Path.Combine(runDirectory, FileName);
        try
        {
            return File.Exists(path) && JsonFile.Read<StageTiming?[]>(path) is StageTiming?[] timings
                ? [.. timings.OfType<StageTiming>()]
                : [];
        }
        catch (Exception failure) when (failure is JsonException or DataException)
        {
            return [];
        }
    }

    /// <summary>Writes this timing over the stage's earlier one.</summary>
    public void Write(string runDirectory) => JsonFile.Write<StageTiming[]>(
        Path.Combine(runDirectory, FileName), [.. Read(runDirectory).Where(timing => timing.Stage != Stage), this]);
}
