using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class BaselineTableTests(TinyStudy study)
{
    // Deviations of the evaluated images from their mean (2/5, 2/5, 1/5): 0.56 + 0.56 + 0.76 + 0.96 + 0.36 = 3.2.
    // Mean image e0/2: errors 1/4, 5/4, 5/4, 5/4, 1/4. Correlation with e0: 1; of e1 and e2 with e0: -1/784 over 783/784; R; black has none.
    // Of those four the 5 % quantile lies between the two lowest, the 95 % quantile at 0.85 of the way from R to 1.
    // gamma: |e0/2|² for each of five, 5/4, over products 1/2 with two images, 1.
    // One component along e0: errors 0, 1, 1, 1, 0; reconstructions e0, 0, e0, 0, 0, of which two have a correlation, 1 and R; gamma 2/2.
    // A code takes 32 + log2 3 bits, two numbers; two training images have one direction, which the study lists.
    [Fact]
    public void The_mean_image_and_one_component_are_measured_as_reckoned()
    {
        object?[][] found = study.Query("SELECT model, components, bits, mse, pearson, pearson_q05, pearson_q95, fvu, gamma FROM baselines");
        found.Select(row => (row[0], row[1], row[2])).ShouldBe([("mean-image", 0L, 0.0), ("pca-1", 1L, 32.0)]);
        double r = TinyStudy.R;
        double[][] expected =
        [
            [4.25 / 5 / 784, (1 - 2.0 / 783 + r) / 4, -1.0 / 783, r + 0.85 * (1 - r), 4.25 / 3.2, 1.25],
            [3.0 / 5 / 784, (1 + r) / 2, r + 0.05 * (1 - r), r + 0.95 * (1 - r), 3 / 3.2, 1],
        ];
        for (int row = 0; row < expected.Length; row++)
        {
            for (int i = 0; i < expected[row].Length; i++)
            {
                double value = expected[row][i];
                ((double)found[row][3 + i]!).ShouldBe(value, 1e-6 * Math.Abs(value), $"model {row}, measure {i}: the mean image is binary32");
            }
        }
    }

    // A code of 50 numbers of 1024 takes 1600 bits and log2 C(1024, 50), which is 284.04: 59 numbers. Of all
    // 1024 latents no support is to be named: 1024 numbers, more than there are directions. log2 C(96, 12) is 49.15.
    [Theory]
    [InlineData(1024, 50, 60000, "50 100 200 250", "50 59 100 200 250")]
    [InlineData(1024, 50, 60000, "59 100", "59 100")]
    [InlineData(1024, 1024, 60000, "50", "50 784")]
    [InlineData(1024, 50, 41, "10", "10 40")]
    [InlineData(1024, 50, 41, "10 50 250", "10 40")]
    [InlineData(1024, 50, 1, "1", "1")]
    [InlineData(96, 12, 700, "5 12", "5 12 14")]
    public void A_pca_of_equal_bits_is_always_there_and_once(int latents, int k, int images, string listed, string expected)
    {
        Study study = TinyStudy.Study.With($"dataset.train-images = {images}", $"evaluation.pca-components = {listed}");
        Baseline.ComponentsOf(study, Bits(latents, k)).ShouldBe(Numbers(expected));
    }

    [Fact]
    public void Each_number_of_components_has_a_row_in_order()
    {
        ImageDataset data = new(Lit(40), Lit(10));
        Baseline[] baselines = Baseline.All(data, [5, 14, 20], _ => { });
        baselines.Select(baseline => (baseline.Name, baseline.Components, baseline.Bits))
            .ShouldBe([("mean-image", 0, 0), ("pca-5", 5, 160), ("pca-14", 14, 448), ("pca-20", 20, 640)]);
        BaselineTable.Row[] rows = BaselineTable.Rows(baselines, new double[10], MnistImages.Pixels);
        double[] errors = [.. rows.Select(row => row.Measures.SquaredErrors.Sum())];
        errors.ShouldBe([.. errors.OrderDescending()], "each has more directions than the one before");
    }

    [Fact]
    public void A_model_without_codes_has_the_components_that_the_study_lists() =>
        Baseline.ComponentsOf(TinyStudy.Study.With("dataset.train-images = 700", "evaluation.pca-components = 5 12")).ShouldBe([5, 12]);

    private static double Bits(int latents, int k) => Metrics.CodeLength.ofCode(Logarithm.Natural, latents, k);

    private static int[] Numbers(string text) => [.. text.Split(' ').Select(int.Parse)];

    // Image i is lit at the pixels i and i + 1.
    private static ImageSet Lit(int count)
    {
        byte[] pixels = new byte[count * MnistImages.Pixels];
        for (int image = 0; image < count; image++)
        {
            pixels.AsSpan(image * MnistImages.Pixels + image, 2).Fill(255);
        }

        return new ImageSet(pixels, new byte[count], MnistImages.Kind);
    }
}
