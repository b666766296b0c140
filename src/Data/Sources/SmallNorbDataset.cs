using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Small NORB (LeCun, Huang and Bottou, 2004): stereo pairs of toys of five classes, as matrices in four files. Nothing here serves them, and their hashes
/// are not known here: somebody brings them, and what can be checked is that they have the published form (<see cref="SmallNorbFile"/>).
/// </summary>
/// <param name="TrainPairs">Pairs in the training files: 24,300 as they were published.</param>
/// <param name="TestPairs">Pairs in the test files: as many.</param>
public sealed record SmallNorbDataset(int TrainPairs, int TestPairs) : RawDataset(DatasetSource.SmallNorb, "small-norb", "SMALL_NORB_DIR")
{
    private const string Training = "smallnorb-5x46789x9x18x6x2x96x96-training";
    private const string Testing = "smallnorb-5x01235x9x18x6x2x96x96-testing";

    /// <summary>Pairs of the training set.</summary>
    public RawFile TrainImages => new($"{Training}-dat.mat", null, SmallNorbFile.LengthOfImages(TrainPairs));

    /// <summary>Their classes.</summary>
    public RawFile TrainLabels => new($"{Training}-cat.mat", null, SmallNorbFile.LengthOfLabels(TrainPairs));

    /// <summary>Pairs of the test set, of other toys.</summary>
    public RawFile TestImages => new($"{Testing}-dat.mat", null, SmallNorbFile.LengthOfImages(TestPairs));

    /// <summary>Their classes.</summary>
    public RawFile TestLabels => new($"{Testing}-cat.mat", null, SmallNorbFile.LengthOfLabels(TestPairs));

    /// <inheritdoc/>
    public override IReadOnlyList<RawFile> Files => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <inheritdoc/>
    public override string FilesInWords => "four files (-dat.mat and -cat.mat, training and testing)";

    /// <inheritdoc/>
    internal override ImageDataset Read(Func<RawFile, string> pathOf) => new(
        SmallNorbFile.Read(pathOf(TrainImages), pathOf(TrainLabels), TrainPairs),
        SmallNorbFile.Read(pathOf(TestImages), pathOf(TestLabels), TestPairs));
}
