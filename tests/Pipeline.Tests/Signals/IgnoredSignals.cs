namespace ResearchPipeline.Pipeline.Tests.Signals;

/// <summary>Signals that this process, and so its children, were told to ignore by whoever started it.</summary>
internal static class IgnoredSignals
{
    /// <summary>Why a test cannot be run.</summary>
    public const string Why = "whoever started this process (nohup, a job in the background) made it and its children ignore this signal";

    /// <summary>Whether a signal is one of them. "SigIgn: 0000000000001002": bit n - 1 stands for signal n.</summary>
    public static bool Contains(int signal)
    {
        const string status = "/proc/self/status";
        string? mask = File.Exists(status)
            ? File.ReadLines(status).FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))
            : null;
        return mask is not null && (Convert.ToUInt64(mask["SigIgn:".Length..].Trim(), 16) >> (signal - 1) & 1) == 1;
    }
}
