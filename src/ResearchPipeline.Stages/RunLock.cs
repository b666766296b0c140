using System.Globalization;

namespace ResearchPipeline.Stages;

/// <summary>
/// One process at a time works on a run. The lock is the operating system's own on an open file, so it ends with its
/// holder however that dies; the holder's process id stands in a sibling file for the message of those who wait.
/// </summary>
public sealed class RunLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] LockedByAnother = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; says once whom it is waiting for.</summary>
    /// <exception cref="IOException">The folder cannot be written, for another reason than another process's lock.</exception>
    public static RunLock Acquire(string runDirectory, Action<string> report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(runDirectory);
        string owner = Path.Combine(runDirectory, ".lock-owner");
        for (bool waiting = false; ; waiting = true)
        {
            if (Open(Path.Combine(runDirectory, ".lock")) is FileStream file)
            {
                return Take(file, owner);
            }

            if (!waiting)
            {
                string holder = File.Exists(owner) ? File.ReadAllText(owner) : "unknown";
                report($"waiting: process {holder} is working on {runDirectory}");
            }

            cancellation.WaitHandle.WaitOne(BetweenTries);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    private static FileStream? Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException failure) when (LockedByAnother.Contains(failure.HResult))
        {
            return null;
        }
    }

    private static RunLock Take(FileStream file, string owner)
    {
        try
        {
            File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return new RunLock(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Lets the next process in.</summary>
    public void Dispose() => _file.Dispose();
}
