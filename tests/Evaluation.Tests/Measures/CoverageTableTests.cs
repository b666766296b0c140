using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class CoverageTableTests(TinyStudy study)
{
    // Live features of member 0: e0 and e1; of member 1: e2, (e0 + e1)/2 and e0. Pixels 0 and 1 are lit in two of five images, pixel 2 in one.
    [Fact]
    public void Energy_peaks_and_variance_are_as_reckoned() => study.ShouldHold(
        "SELECT member, pixel, energy, peaks, variance FROM coverage WHERE pixel < 4",
        [0, 0, 392.0, 1, 0.24],
        [0, 1, 392.0, 1, 0.24],
        [0, 2, 0.0, 0, 0.16],
        [0, 3, 0.0, 0, 0.0],
        [1, 0, 392.0, 2, 0.24],
        [1, 1, 392.0 / 3, 0, 0.24],
        [1, 2, 784.0 / 3, 1, 0.16],
        [1, 3, 0.0, 0, 0.0]);

    [Fact]
    public void Every_pixel_has_a_row_and_energy_is_one_on_average() => study.ShouldHold(
        "SELECT member, count(*), avg(energy), sum(peaks)::BIGINT FROM coverage GROUP BY member ORDER BY member",
        [0, 784, 1.0, 2],
        [1, 784, 1.0, 3]);

    [Fact]
    public void A_member_without_live_features_has_no_energy()
    {
        FeatureStatistics nothing = new(new Codes(1, latents: 2, listed: 1), [0], MnistImages.Classes);
        Matrix features = new(2, MnistImages.Pixels);
        features.Values.Fill(1);
        CoverageTable.Rows([nothing], [features], new double[MnistImages.Pixels]).ShouldAllBe(row => double.IsNaN(row.Energy) && row.Peaks == 0);
    }
}
