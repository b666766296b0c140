using System.Globalization;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Engines;

/// <summary>How much memory programs can still have.</summary>
internal static class FreeMemory
{
    private const string Source = "/proc/meminfo";
    private const string Line = "MemAvailable:";

    /// <summary>Bytes, as Linux estimates them; null where that is not told.</summary>
    public static long? Bytes
    {
        get
        {
            try
            {
                return File.Exists(Source) && File.ReadLines(Source).FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is string line
                    && long.TryParse(line[Line.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes)
                    ? kibibytes * 1024
                    : null;
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or DataException)
            {
                return null;
            }
        }
    }
}
