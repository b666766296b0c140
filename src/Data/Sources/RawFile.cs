using System.Globalization;
using ResearchPipeline.Files;

namespace ResearchPipeline.Data.Sources;

/// <summary>One of the four files of MNIST.</summary>
/// <param name="Name">File name, without .gz.</param>
/// <param name="Sha256">Hash of the raw file; nothing is used before it matches.</param>
/// <param name="Bytes">Length of the raw file.</param>
public sealed record MnistFile(string Name, string Sha256, long Bytes)
{
    /// <summary>60,000 training images.</summary>
    public static MnistFile TrainImages { get; } = new(
        "train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", 47_040_016);

    /// <summary>60,000 training labels.</summary>
    public static MnistFile TrainLabels { get; } = new(
        "train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", 60_008);

    /// <summary>10,000 test images.</summary>
    public static MnistFile TestImages { get; } = new(
        "t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", 7_840_016);

    /// <summary>10,000 test labels.</summary>
    public static MnistFile TestLabels { get; } = new(
        "t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", 10_008);

    /// <summary>All four.</summary>
    public static IReadOnlyList<MnistFile> All { get; } = [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>What is wrong with the file at a path, in a few words, or null: by its length, and only when that is right by its hash.</summary>
    /// <exception cref="DataException">There is something that is not a regular file; it was not opened, and the message says what to do.</exception>
    public string? Defect(string path) => Defect(path, new FileHashes());

    /// <summary>The same, where something may be known of the file.</summary>
    /// <exception cref="DataException">There is something that is not a regular file; it was not opened, and the message says what to do.</exception>
    public string? Defect(string path, FileHashes hashes)
    {
        if (!Path.Exists(path) && new FileInfo(path).LinkTarget is null)
        {
            return "is missing";
        }

        long length = RegularFile.LengthOf(path);
        return length != Bytes ? string.Create(CultureInfo.InvariantCulture, $"has {length} bytes instead of {Bytes}")
            : hashes.Of(path) != Sha256 ? "is altered (its SHA-256 is another)"
            : null;
    }
}
