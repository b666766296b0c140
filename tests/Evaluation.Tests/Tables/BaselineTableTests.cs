namespace ResearchPipeline.Evaluation.Tests.Tables;

[Collection(TinyStudy.Collection)]
public sealed class BaselineTableTests(TinyStudy study)
{
    // Deviations of the test images from their mean (2/5, 2/5, 1/5): 0.56 + 0.56 + 0.76 + 0.96 + 0.36 = 3.2.
    // Mean image e0/2: errors 1/4, 5/4, 5/4, 5/4, 1/4. Correlation with e0: 1; of e1 and e2 with e0: -1/784 over 783/784; R; black has none.
    // One component along e0: errors 0, 1, 1, 1, 0; reconstructions e0, 0, e0, 0, 0, of which two have a correlation.
    [Fact]
    public void The_mean_image_and_one_component_are_measured_as_reckoned()
    {
        object?[][] found = study.Query("SELECT model, components, mse, pearson, fvu FROM baselines");
        found.Select(row => (row[0], row[1])).ShouldBe([("mean-image", 0L), ("pca-1", 1L)]);
        double[][] expected =
        [
            [4.25 / 5 / 784, (1 - 2.0 / 783 + TinyStudy.R) / 4, 4.25 / 3.2],
            [3.0 / 5 / 784, (1 + TinyStudy.R) / 2, 3 / 3.2],
        ];
        for (int row = 0; row < expected.Length; row++)
        {
            for (int i = 0; i < 3; i++)
            {
                ((double)found[row][2 + i]!).ShouldBe(expected[row][i], 1e-6 * expected[row][i], $"model {row}, measure {i}: the mean image is binary32");
            }
        }
    }
}
