using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Tests;

/// <summary>Which images a study sees, by the published files.</summary>
public sealed class NormalizationTests : IDisposable
{
    private static readonly Lazy<ImageDataset> Digits = new(() => ImageDataset.Read(RawDatasets.Mnist, DatasetPlaces.Of(RawDatasets.Mnist, Repository.FindRoot(), folder: null, offline: true).NpmFolder!));

    private readonly string _folder = Directory.CreateTempSubdirectory("images-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_class_that_is_left_out_is_not_learned_from_and_judges_all_the_same()
    {
        ImageDataset images = ImagesOf("dataset.train-images = 6", "dataset.test-images = 5", "dataset.left-out-class = 4");
        // MNIST begins 5 0 4 1 9 2 1, and its test images 7 2 1 0 4.
        images.Train.Labels.ToArray().ShouldBe(new byte[] { 5, 0, 1, 9, 2, 1 });
        images.Train.Pixels.Slice(2 * MnistImages.Pixels, MnistImages.Pixels).ToArray().ShouldBe(Digits.Value.Train.Pixels.Slice(3 * MnistImages.Pixels, MnistImages.Pixels).ToArray());
        images.Test.Labels.ToArray().ShouldBe(new byte[] { 7, 2, 1, 0, 4 });
    }

    [Fact]
    public void Judges_of_another_source_stand_in_place_of_the_own_or_follow_them()
    {
        string installed = RawDatasets.FashionMnist.Debian!.Folder;
        Assert.SkipUnless(Directory.Exists(installed), "Debian's package of Fashion-MNIST is not installed");
        _ = new DatasetAcquisition(_folder, DatasetPlaces.Of(RawDatasets.FashionMnist, "/checkout", folder: null, offline: true), _ => { }).Run(CancellationToken.None);
        ImageDataset articles = ImageDataset.Read(RawDatasets.FashionMnist, _folder);

        ImageDataset only = ImagesOf("dataset.train-images = 6", "dataset.test-images = 3", "dataset.judges-of = only fashion-mnist");
        only.Train.Labels.ToArray().ShouldBe(Digits.Value.Train.Take(6).Labels.ToArray());
        only.Test.Pixels.ToArray().ShouldBe(articles.Test.Take(3).Pixels.ToArray());
        only.Test.Labels.ToArray().ShouldBe(articles.Test.Take(3).Labels.ToArray());

        ImageDataset both = ImagesOf("dataset.judged-by = validation", "dataset.train-images = 6", "dataset.test-images = 3", "dataset.judges-of = also fashion-mnist");
        both.Test.Pixels.ToArray().ShouldBe((byte[])[.. Digits.Value.Train.TakeLast(3).Pixels.Span, .. articles.Train.TakeLast(3).Pixels.Span]);
        both.Test.Labels.ToArray().ShouldBe((byte[])[.. Digits.Value.Train.TakeLast(3).Labels.Span, .. articles.Train.TakeLast(3).Labels.Span]);
    }

    // The specification says how many images a class leaves, without looking at images. Fashion-MNIST has 6,000 of each class.
    [Fact]
    public void Every_class_leaves_as_many_images_as_the_specification_says_also_of_those_before_the_last_5000()
    {
        ImageSet all = Digits.Value.Train;
        for (byte left = 0; left < MnistImages.Classes; left++)
        {
            all.Labels.ToArray().Count(label => label != left).ShouldBeGreaterThanOrEqualTo(DatasetModule.ofOtherClasses(DatasetSource.Mnist));
            all.Take(all.Count - DatasetModule.ValidationImages).Labels.ToArray().Count(label => label != left)
                .ShouldBeGreaterThanOrEqualTo(DatasetModule.ofOtherClasses(DatasetSource.Mnist) - DatasetModule.ValidationImages);
        }
    }

    // Files of a source are wanted only where it is needed: the others have no path here.
    private ImageDataset ImagesOf(params string[] lines)
    {
        Dataset wanted = Studies.Of("images", lines).Dataset;
        Normalization normalization = new(wanted);
        string digits = DatasetPlaces.Of(RawDatasets.Mnist, Repository.FindRoot(), folder: null, offline: true).NpmFolder!;
        normalization.Run(
            normalization.Inputs.ToDictionary(name => name, name => Path.Combine(name.Contains("fashion", StringComparison.Ordinal) ? _folder : digits, Path.GetFileName(name))), _folder);
        return DatasetFile.Read(Path.Combine(_folder, Normalization.ImagesFile), MnistImages.Kind);
    }
}
