using System.Globalization;
using System.Text;
using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>
/// One process at a time works on a run. The lock is the operating system's own on an open file, so it ends with its
/// holder however that dies; the holder's process id stands in a sibling file for the message of those who wait.
/// </summary>
public sealed class RunLock : IDisposable
{
    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.
    private static readonly int[] LockedByAnother = [11, 35, unchecked((int)0x80070020)];
    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(200);
    private const int LongestProcessId = 20;
    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Waits for the lock; says once whom it is waiting for.</summary>
    /// <param name="runDirectory">The folder of the lock.</param>
    /// <param name="report">Told that somebody is working.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <param name="guarded">What is worked on, where that is not the lock's own folder.</param>
    /// <exception cref="IOException">The folder cannot be written, for another reason than another process's lock.</exception>
    /// <exception cref="DataException">A file stands where a folder is needed, or a folder where a file is.</exception>
    public static RunLock Acquire(string runDirectory, Action<string> report, CancellationToken cancellation, string? guarded = null)
    {
        string owner = OwnerIn(runDirectory);
        for (bool waiting = false; ; waiting = true)
        {
            if (TryAcquire(runDirectory) is RunLock taken)
            {
                return taken;
            }

            if (!waiting)
            {
                report($"waiting: process {Holder(owner)} is working on {guarded ?? runDirectory}");
            }

            cancellation.WaitHandle.WaitOne(BetweenTries);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The lock, or null where another process has it.</summary>
    /// <exception cref="IOException">As above.</exception>
    public static RunLock? TryAcquire(string runDirectory)
    {
        Folder.Create(runDirectory);
#pragma warning disable CA2000 // the lock owns the file
        FileStream? file = Open(Path.Combine(runDirectory, ".lock"));
#pragma warning restore CA2000
        return file is null ? null : Take(file, OwnerIn(runDirectory));
    }

    private static string OwnerIn(string folder) => Path.Combine(folder, ".lock-owner");

    private static FileStream? Open(string path)
    {
        DirectoryEntry.RefuseFolder(path);
        if (DirectoryEntry.KindOf(path) == EntryKind.Link)
        {
            DirectoryEntry.Remove(path);
        }

        try
        {
            FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return file.CanSeek ? file : Replaced(file, path);
        }
        catch (IOException failure) when (LockedByAnother.Contains(failure.HResult))
        {
            return null;
        }
    }

    // Only a regular file has a place to seek to; a pipe or a device was put here by somebody else.
    private static FileStream? Replaced(FileStream file, string path)
    {
        file.Dispose();
        DirectoryEntry.Remove(path);
        return Open(path);
    }

    private static string Holder(string owner)
    {
        try
        {
            string text = Encoding.ASCII.GetString(RegularFile.ReadAllBytes(owner, LongestProcessId));
            return text.All(char.IsAsciiDigit) ? text : "unknown";
        }
        catch (Exception failure) when (failure is DataException or IOException)
        {
            return "unknown";
        }
    }

    private static RunLock Take(FileStream file, string owner)
    {
        try
        {
            DirectoryEntry.MakeWay(owner);
            using FileStream written = new(owner, FileMode.CreateNew, FileAccess.Write);
            written.Write(Encoding.ASCII.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture)));
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
