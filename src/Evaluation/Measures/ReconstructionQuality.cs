using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>What more is said of reconstructions by networks, from the pass over the evaluated images: psnr, psnr_undefined and, of probabilities, cross_entropy_pixels in the summary.</summary>
internal sealed class ReconstructionQuality : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasOutputs)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) => subject.Test.Members.SelectMany((measures, member) => Lines((byte)member, measures, subject.Kind.Pixels));

    private static IEnumerable<SummaryLine> Lines(byte member, ImageMeasures measures, int pixels)
    {
        double[] ratios = [.. Array.ConvertAll(measures.SquaredErrors, error => PeakSignalToNoise.ofError(Logarithm.Natural, error / pixels)).Where(double.IsFinite)];
        yield return SummaryLine.Of(member, "psnr", Descriptive.mean(ratios), "dB");
        yield return SummaryLine.Of(member, "psnr_undefined", measures.SquaredErrors.Length - ratios.Length, "images");
        if (measures.CrossEntropies is not null)
        {
            yield return SummaryLine.Of(member, "cross_entropy_pixels", Descriptive.mean(measures.CrossEntropies), "nat");
        }
    }
}
