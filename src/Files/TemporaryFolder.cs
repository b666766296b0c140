namespace ResearchPipeline.Files;

/// <summary>
/// A folder for temporary files. It is removed when it is disposed of, and when the process ends before that, as a signal makes it; a process that is
/// killed leaves it behind, and so does one that ends while others go on writing in it.
/// </summary>
public sealed class TemporaryFolder : IDisposable
{
    private const int Attempts = 5;
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(20);
    private readonly Lock _removal = new();
    private bool _kept;

    private TemporaryFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Where it is, from the root: a program that works in another folder finds it too, also where TMPDIR is relative.</summary>
    public string Path { get; }

    /// <summary>Makes a folder with a name of its own, where the system keeps temporary files.</summary>
    /// <exception cref="DataException">There is no place for temporary files.</exception>
    public static TemporaryFolder Create(string prefix)
    {
        try
        {
            return new TemporaryFolder(Directory.CreateTempSubdirectory(prefix).FullName);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new DataException(
                $"No temporary folder can be made in {System.IO.Path.GetTempPath()}, which is the value of TMPDIR or the system's own. Set TMPDIR to a folder that exists and can be written.", failure);
        }
    }

    /// <summary>A folder of a given name, which need not exist yet.</summary>
    public static TemporaryFolder At(string path) => new(path);

    /// <summary>It stays: somebody will want to look at what is in it.</summary>
    public void Keep() => _kept = true;

    /// <summary>Removes it with all that is in it.</summary>
    /// <exception cref="IOException">Somebody still writes in it.</exception>
    /// <exception cref="UnauthorizedAccessException">Something in it may not be removed.</exception>
    public void Dispose()
    {
        // A process that ends meanwhile waits for it.
        lock (_removal)
        {
            try
            {
                if (!_kept && Directory.Exists(Path))
                {
                    Directory.Delete(Path, recursive: true);
                }
            }
            finally
            {
                AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
            }
        }
    }

    // Work that was left behind may still be writing: a folder that was empty a moment ago is not.
    private void OnProcessExit(object? sender, EventArgs arguments)
    {
        lock (_removal)
        {
            for (int attempt = 0; attempt < Attempts && !_kept && Directory.Exists(Path); attempt++)
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
}
