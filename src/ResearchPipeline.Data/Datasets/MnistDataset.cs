using ResearchPipeline.Data.Files;

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

    /// <summary>Throws unless the file exists and has the published hash.</summary>
    public static void Verify(string path, MnistFile file)
    {
        if (!File.Exists(path))
        {
            throw new DataException($"{path} is missing. Run the acquire stage to fetch it.");
        }

        string found = Sha256.OfFile(path);
        if (found != file.Sha256)
        {
            throw new DataException(
                $"{path} is not the published file: its SHA-256 is {found}, expected {file.Sha256}. Delete it and run the acquire stage again.");
        }
    }

    private static ImageSet ReadSet(string directory, MnistFile images, MnistFile labels, int count) => new(
        IdxFile.ReadImages(Path.Combine(directory, images.Name), count, 28, 28),
        IdxFile.ReadLabels(Path.Combine(directory, labels.Name), count, ImageSet.Classes));
}
