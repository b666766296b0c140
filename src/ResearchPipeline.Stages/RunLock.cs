using System.Globalization;

namespace ResearchPipeline.Stages;

/// <summary>
/// One process at a time works on a run. The lock is the operating system's own on an open file, so it ends with its
/// holder however that dies; the holder's process id stands in a sibling file for the message of those who wait.
/// </summary>
public sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; says once whom it is waiting for.</summary>
    public static RunLock Acquire(string runDirectory, Action<string> report, CancellationToken cancellation)
    {
        Directory.CreateDirectory(runDirectory);
        string path = Path.Combine(runDirectory, ".lock");
        string owner = Path.Combine(runDirectory, ".lock-owner");
        for (bool waiting = false; ; waiting = true)
        {
            try
            {
                FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                File.WriteAllText(owner, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return new RunLock(file);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!waiting)
                {
                    string holder = File.Exists(owner) ? File.ReadAllText(owner) : "unknown";
                    report($"waiting: process {holder} is working on {runDirectory}");
                }

                cancellation.WaitHandle.WaitOne(TimeSpan.FromMilliseconds(200));
                cancellation.ThrowIfCancellationRequested();
            }
        }
    }

    /// <summary>Lets the next process in.</summary>
    public void Dispose() => _file.Dispose();
}
