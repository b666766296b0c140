using System.Security.Cryptography;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Copies a file of a data set and checks it on the way. Never more than the expected length is taken in, so neither a compressed bomb nor a
/// stream without end can fill the disk, and a source from which nothing comes is given up.
/// </summary>
/// <param name="file">What the bytes should be.</param>
/// <param name="source">Where they come from, for messages.</param>
/// <param name="progress">Told the bytes so far.</param>
/// <param name="longestPause">Time without a byte after which the source is given up, 30 seconds unless said.</param>
internal sealed class VerifiedCopy(RawFile file, string source, Action<long> progress, TimeSpan? longestPause = null)
{
    private readonly TimeSpan _longestPause = longestPause ?? TimeSpan.FromSeconds(30);

    /// <summary>Copies all of it.</summary>
    /// <exception cref="DataException">It is too long, too short, another file, or does not arrive.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop.</exception>
    public void Run(Stream content, Stream target, CancellationToken cancellation)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] buffer = new byte[1 << 20];
        long total = 0;
        for (int read = Read(content, buffer, total, cancellation); read > 0; read = Read(content, buffer, total, cancellation))
        {
            total += read;
            if (total > file.Bytes)
            {
                throw new DataException($"{source}: {file.Name} is longer than the expected {file.Bytes} bytes");
            }

            hash.AppendData(buffer, 0, read);
            target.Write(buffer, 0, read);
            progress(total);
        }

        if (total < file.Bytes && file.Sha256 is null)
        {
            throw new DataException($"{source}: {file.Name} has {total} bytes; expected {file.Bytes}");
        }

        string found = Convert.ToHexStringLower(hash.GetHashAndReset());
        if (file.Sha256 is not null && found != file.Sha256)
        {
            throw new DataException(
                $"{source}: {file.Name} {(RawDatasets.WithFile(found) is RawDataset other ? $"is a file of {other.Name}: it " : "")}has {total} bytes and SHA-256 {found}; expected {file.Bytes} bytes and {file.Sha256}");
        }
    }

    private int Read(Stream content, byte[] buffer, long total, CancellationToken cancellation)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(_longestPause);
        try
        {
            return content.ReadAsync(buffer, patience.Token).AsTask().GetAwaiter().GetResult();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DataException($"{source}: nothing of {file.Name} came for {_longestPause.TotalSeconds:0} seconds, after {total} of {file.Bytes} bytes");
        }
        catch (InvalidDataException failure)
        {
            throw new DataException(
                total == 0
                    ? $"{source}: what came for {file.Name} is not compressed by gzip; it may be a page of the network, one that asks for a login perhaps"
                    : $"{source}: {file.Name} is damaged after {total} of {file.Bytes} bytes ({failure.Message.TrimEnd('.')})", failure);
        }
        catch (IOException failure)
        {
            throw new DataException($"{source}: {file.Name} broke off after {total} of {file.Bytes} bytes ({failure.Message.TrimEnd('.')})", failure);
        }
    }
}
