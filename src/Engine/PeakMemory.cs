using System.Globalization;

namespace ResearchPipeline.Engine;

/// <summary>How much memory this process has had at most.</summary>
internal static class PeakMemory
{
    private const string Source = "/proc/self/status";
    private const string Line = "VmHWM:";

    /// <summary>Bytes in memory at a time, since the process began; null where the operating system does not tell.</summary>
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
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                return null;
            }
        }
    }
}
