using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Datasets;

/// <summary>Training and test images.</summary>
public sealed record ImageDataset(ImageSet Train, ImageSet Test)
{
    /// <summary>Reads the raw files of a folder, after lengths and known hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static ImageDataset Read(RawDataset raw, string directory) => Read(raw, file => Path.Combine(directory, file.Name));

    /// <summary>Reads the raw files from where they lie, after lengths and known hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static ImageDataset Read(RawDataset raw, Func<RawFile, string> pathOf)
    {
        foreach (RawFile file in raw.Files)
        {
            Verify(pathOf(file), file);
        }

        return raw.Read(pathOf);
    }

    /// <summary>Throws unless the file exists and has the published length and hash.</summary>
    public static void Verify(string path, RawFile file)
    {
        if (file.Defect(path) is string defect)
        {
            throw new DataException($"{path} {defect}. Run the acquire stage, which fetches it again.");
        }
    }
}
