using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// timing.json beside what a stage made: when, where and how long the stage ran that made it. Nothing that is hashed holds any of it.
/// </summary>
/// <param name="Began">UTC; of a stage that was interrupted, of its last part.</param>
/// <param name="Seconds">Wall-clock time of all parts.</param>
/// <param name="Machine">Host name, operating system, runtime and number of processors.</param>
/// <param name="Parts">1, and one more for each time that the stage was interrupted or failed before it was complete.</param>
/// <param name="Device">What computed: "simd-512 x 2 threads"; null where the stage does not say, or an earlier version ran it.</param>
/// <param name="Threads">Threads of the processor that it was given, at least 1; null where Device is.</param>
/// <param name="PeakBytes">Most memory that the process had at a time up to the end of the stage, of runs that share it since this one began; null where the operating system does not tell.</param>
public sealed record StageTiming(string Began, double Seconds, string Machine, int Parts, string? Device = null, int? Threads = null, long? PeakBytes = null)
{
    internal const string FileName = "timing.json";

    /// <summary>A stage that ends now on this machine.</summary>
    public static StageTiming Of(DateTime began, double seconds, int parts, StageDevice? device = null) => new(
        began.ToString("O", CultureInfo.InvariantCulture),
        Math.Round(seconds, 3),
        $"{Environment.MachineName}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} processors",
        parts,
        device?.Name,
        device?.Threads,
        LinuxMemory.MostOfProcess);

    /// <summary>The timing of an entry of the store; null where there is none that can be read.</summary>
    public static StageTiming? Read(string entry)
    {
        try
        {
            return JsonFile.Read(Path.Combine(entry, FileName), EngineJson.Default.StageTiming) is { Seconds: >= 0 and < double.PositiveInfinity, Parts: >= 1, Threads: null or >= 1, PeakBytes: null or >= 0 } timing ? timing : null;
        }
        catch (Exception failure) when (failure is JsonException or DataException)
        {
            return null;
        }
    }

    /// <summary>Writes it into an entry of the store.</summary>
    public void Write(string entry) => JsonFile.Write(Path.Combine(entry, FileName), this, EngineJson.Default.StageTiming);
}
