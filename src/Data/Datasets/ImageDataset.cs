using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Datasets;

/// <summary>Training and test images.</summary>
public sealed record ImageDataset(ImageSet Train, ImageSet Test)
{
    /// <summary>Reads the four raw files of a folder, after their hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static ImageDataset Read(RawDataset raw, string directory) => Read(raw, file => Path.Combine(directory, file.Name));

    /// <summary>Reads the four raw files from where they lie, after their hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static ImageDataset Read(RawDataset raw, Func<RawFile, string> pathOf)
    {
        foreach (RawFile file in raw.Files)
        {
            Verify(pathOf(file), file);
        }

        (int train, int test) = DatasetModule.available(raw.Source);
        return new ImageDataset(
            ReadSet(raw, pathOf, raw.TrainImages, raw.TrainLabels, train),
            ReadSet(raw, pathOf, raw.TestImages, raw.TestLabels, test));
    }

    /// <summary>Throws unless the file exists and has the published length and hash.</summary>
    public static void Verify(string path, RawFile file)
    {
        if (file.Defect(path) is string defect)
        {
            throw new DataException($"{path} {defect}. Run the acquire stage, which fetches it again.");
        }
    }

    private static ImageSet ReadSet(RawDataset raw, Func<RawFile, string> pathOf, RawFile images, RawFile labels, int count)
    {
        ImageKind kind = DatasetModule.kind(raw.Source);
        return new(
            IdxFile.ReadImages(pathOf(images), count, kind.Shape.Rows, kind.Shape.Columns),
            IdxFile.ReadLabels(pathOf(labels), count, kind.Classes),
            kind);
    }
}
