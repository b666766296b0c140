namespace ResearchPipeline.Data.Datasets;

/// <summary>Training and test images.</summary>
public sealed record MnistDataset(ImageSet Train, ImageSet Test)
{
    /// <summary>Reads the four raw files of a folder, after their hashes have been checked.</summary>
    /// <exception cref="DataException">A file is missing, altered or malformed.</exception>
    public static MnistDataset Read(string directory)
    {
        foreach (MnistFile file in MnistFile.All)
        {
            Verify(Path.Combine(directory, file.Name), file);
        }

        return new MnistDataset(
            ReadSet(directory, MnistFile.TrainImages, MnistFile.TrainLabels, 60_000),
            ReadSet(directory, MnistFile.TestImages, MnistFile.TestLabels, 10_000));
    }

    /// <summary>Throws unless the file exists and has the published length and hash.</summary>
    public static void Verify(string path, MnistFile file)
    {
        if (file.Defect(path) is string defect)
        {
            throw new DataException($"{path} {defect}. Run the acquire stage, which fetches it again.");
        }
    }

    private static ImageSet ReadSet(string directory, MnistFile images, MnistFile labels, int count) => new(
        IdxFile.ReadImages(Path.Combine(directory, images.Name), count, 28, 28),
        IdxFile.ReadLabels(Path.Combine(directory, labels.Name), count, ImageSet.Classes));
}
