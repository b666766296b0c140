using System.IO.Compression;

namespace ResearchPipeline.Data.Datasets.Acquisition;

/// <summary>A folder that somebody filled: raw files, or the same with .gz.</summary>
internal sealed class FolderSource(string directory) : IMnistSource
{
    public string Name => directory;

    public Stream Open(MnistFile file)
    {
        string path = Path.Combine(directory, file.Name);
        if (File.Exists(path))
        {
            return File.OpenRead(path);
        }

        return File.Exists(path + ".gz")
            ? new GZipStream(File.OpenRead(path + ".gz"), CompressionMode.Decompress)
            : throw new DataException(
                $"The data directory {directory} holds neither {file.Name} nor {file.Name}.gz. Put the four IDX files of MNIST there, or leave --data-dir and MNIST_DIR away to download them.");
    }
}
