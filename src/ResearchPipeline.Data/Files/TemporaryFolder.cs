namespace ResearchPipeline.Data.Files;

/// <summary>
/// A folder for temporary files. It is removed when it is disposed of, and when the process ends before that, as a signal makes it: only
/// a process that is killed leaves it behind.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);

    /// <summary>Makes a folder with a name of its own.</summary>
    /// <exception cref="DataException">There is no place for temporary files.</exception>
    public TemporaryFolder(string prefix)
    {
        try
        {
            Path = Directory.CreateTempSubdirectory(prefix).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                $"No temporary folder can be made in {System.IO.Path.GetTempPath()}, which is the value of TMPDIR or the system's own. Set TMPDIR to a folder that exists and can be written.", failure);
        }

        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>Removes it with all that is in it.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        Directory.Delete(Path, recursive: true);
    }

    // Work that was left behind may still be writing: a folder that was empty a moment ago is not.
    private void OnProcessExit(object? sender, EventArgs arguments)
    {
        for (int attempt = 0; attempt < Attempts && Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(BetweenAttempts);
            }
        }
    }
}
