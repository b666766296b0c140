using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Datasets;

/// <summary>Training and test images.</summary>
public sealed record MnistDataset(ImageSet Train, ImageSet Test)
{
    /// <summary>Reads the four raw files of a folder, after their hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static MnistDataset Read(string directory) => Read(file => Path.Combine(directory, file.Name));

    /// <summary>Reads the four raw files from where they lie, after their hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static MnistDataset Read(Func<MnistFile, string> pathOf)
    {
        foreach (MnistFile file in MnistFile.All)
        {
            Verify(pathOf(file), file);
        }

        return new MnistDataset(
            ReadSet(pathOf, MnistFile.TrainImages, MnistFile.TrainLabels, 60_000),
            ReadSet(pathOf, MnistFile.TestImages, MnistFile.TestLabels, 10_000));
    }

    /// <summary>Throws unless the file exists and has the published length and hash.</summary>
    public static void Verify(string path, MnistFile file)
    {
        if (file.Defect(path) is string defect)
        {
            throw new DataException($"{path} {defect}. Run the acquire stage, which fetches it again.");
        }
    }

    private static ImageSet ReadSet(Func<MnistFile, string> pathOf, MnistFile images, MnistFile labels, int count) => new(
        IdxFile.ReadImages(pathOf(images), count, 28, 28),
        IdxFile.ReadLabels(pathOf(labels), count, ImageSet.Classes));
}
