using System.Globalization;

namespace ResearchPipeline.Engine;

/// <summary>What Linux tells of memory, in bytes; null where it is not told, as on other systems.</summary>
public static class LinuxMemory
{
    /// <summary>Most that this process has had at a time, since it began or since that was forgotten.</summary>
    public static long? MostOfProcess => Bytes("/proc/self/status", "VmHWM:");

    /// <summary>From now on, what this process has had before counts no more: proc_pid_clear_refs(5). Where the system does not allow that, it counts.</summary>
    public static void ForgetMostOfProcess()
    {
        try
        {
            if (File.Exists("/proc/self/clear_refs"))
            {
                File.WriteAllText("/proc/self/clear_refs", "5");
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>What programs can still have, as the system estimates it.</summary>
    public static long? Available => Bytes("/proc/meminfo", "MemAvailable:");

    private static long? Bytes(string file, string key)
    {
        try
        {
            return File.Exists(file) && File.ReadLines(file).FirstOrDefault(line => line.StartsWith(key, StringComparison.Ordinal)) is string line
                && long.TryParse(line[key.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out long kibibytes)
                ? kibibytes * 1024
                : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
