using ResearchPipeline.Specification;

namespace ResearchPipeline.Testing;

/// <summary>What images of MNIST are, for tests that say it in numbers.</summary>
public static class MnistImages
{
    /// <summary>Numbers of an image.</summary>
    public const int Pixels = 784;

    /// <summary>Classes.</summary>
    public const int Classes = 10;

    /// <summary>Both.</summary>
    public static ImageKind Kind { get; } = DatasetModule.kind(DatasetSource.Mnist);
}
