using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Sources;

/// <summary>
/// Patches of CIFAR-10 (Krizhevsky, 2009) from the six files of its binary version. Nothing here serves them, and their hashes are not known here:
/// somebody brings them, and what can be checked is that they have the published form (<see cref="CifarFile"/>).
/// </summary>
/// <param name="ImagesOfFile">Images in each file: 10,000 as they were published.</param>
public sealed record CifarDataset(int ImagesOfFile) : RawDataset(DatasetSource.CifarPatches, "cifar-10", "CIFAR_10_DIR")
{
    /// <summary>The training images, in five files.</summary>
    public IReadOnlyList<RawFile> Train => [.. Enumerable.Range(1, 5).Select(number => File($"data_batch_{number}.bin"))];

    /// <summary>The test images.</summary>
    public RawFile Test => File("test_batch.bin");

    /// <inheritdoc/>
    public override IReadOnlyList<RawFile> Files => [.. Train, Test];

    /// <inheritdoc/>
    public override string FilesInWords => "six files of the binary version (data_batch_1.bin to data_batch_5.bin and test_batch.bin)";

    /// <inheritdoc/>
    internal override ImageDataset Read(Func<RawFile, string> pathOf) => new(
        Train.Select((file, number) => CifarFile.ReadPatches(pathOf(file), ImagesOfFile, PatchCutter.Train, number * ImagesOfFile)).Aggregate((all, next) => all.Followed(next)),
        CifarFile.ReadPatches(pathOf(Test), ImagesOfFile, PatchCutter.Test, first: 0));

    private RawFile File(string name) => new(name, null, CifarFile.LengthOf(ImagesOfFile));
}
