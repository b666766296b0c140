using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Sources;

/// <summary>A data set in four IDX files, as MNIST was published.</summary>
/// <param name="Source">What a study calls it.</param>
/// <param name="Folder">Where its files lie below the folder of raw data.</param>
/// <param name="TrainImages">All training images that the source has.</param>
/// <param name="TrainLabels">As many labels.</param>
/// <param name="TestImages">All test images.</param>
/// <param name="TestLabels">As many labels.</param>
/// <param name="Variable">The environment variable that may name a folder with the files.</param>
public sealed record IdxDataset(
    DatasetSource Source, string Folder, RawFile TrainImages, RawFile TrainLabels, RawFile TestImages, RawFile TestLabels, string Variable)
    : RawDataset(Source, Folder, Variable)
{
    /// <inheritdoc/>
    public override IReadOnlyList<RawFile> Files => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <inheritdoc/>
    public override string FilesInWords => "four IDX files";

    /// <inheritdoc/>
    internal override ImageDataset Read(Func<RawFile, string> pathOf)
    {
        (int train, int test) = DatasetModule.available(Source);
        return new ImageDataset(Set(TrainImages, TrainLabels, train), Set(TestImages, TestLabels, test));

        ImageSet Set(RawFile images, RawFile labels, int count)
        {
            ImageKind kind = DatasetModule.kind(Source);
            return new(
                IdxFile.ReadImages(pathOf(images), count, kind.Shape.Rows, kind.Shape.Columns),
                IdxFile.ReadLabels(pathOf(labels), count, kind.Classes),
                kind);
        }
    }
}
