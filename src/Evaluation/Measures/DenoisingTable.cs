using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>denoising: how much of what corrupted the evaluated images each member takes away; noisy_mse to denoising_undefined in the summary.</summary>
internal sealed class DenoisingTable : TableMeasure<DenoisingTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(ICorrupts), typeof(IReconstructs)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "denoising", "member, image", "How far each evaluated image is from what it was, after it was corrupted as training images were, and after a member made it again from that. What is done to an image depends on the study's seed and on its number alone, and is the same for every member.")
        .Member(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Doubles("noisy_mse", "intensity²", "Mean squared error of the corrupted image, which the member is shown.", row => row.Noisy)
        .Doubles("noisy_clipped_mse", "intensity²", "The same after every pixel of the corrupted image is held to 0 … 1: what needs no network.", row => row.Clipped)
        .Doubles("denoised_mse", "intensity²", "Mean squared error of the reconstruction.", row => row.Denoised)
        .OptionalDoubles("noisy_clipped_psnr", "dB", "Peak signal-to-noise ratio, 10 log10(1 / noisy_clipped_mse); NULL where that is 0.", row => Ratio(row.Clipped))
        .OptionalDoubles("denoised_psnr", "dB", "10 log10(1 / denoised_mse); NULL where that is 0.", row => Ratio(row.Denoised));

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        DenoisedImages of = subject.Denoised;
        return Grid.Of(of.Denoised.Length, of.Noisy.Length, (member, image) => new Row(
            (byte)member, (ushort)image, subject.Images.Test.Labels.Span[image], of.Noisy[image], of.Clipped[image], of.Denoised[member][image]));
    }

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject) =>
        subject.Denoised.Denoised.SelectMany((denoised, member) => Lines((byte)member, subject.Denoised, denoised));

    private static SummaryLine[] Lines(byte member, DenoisedImages images, double[] denoised)
    {
        double[] before = Array.ConvertAll(images.Clipped, Ratio);
        double[] after = Array.ConvertAll(denoised, Ratio);
        double[] gains = Defined([.. after.Zip(before, (later, earlier) => later - earlier)]);
        return
        [
            SummaryLine.Of(member, "noisy_mse", Descriptive.mean(images.Noisy), "intensity²"),
            SummaryLine.Of(member, "noisy_clipped_mse", Descriptive.mean(images.Clipped), "intensity²"),
            SummaryLine.Of(member, "denoised_mse", Descriptive.mean(denoised), "intensity²"),
            SummaryLine.Of(member, "noisy_clipped_psnr", Descriptive.mean(Defined(before)), "dB"),
            SummaryLine.Of(member, "denoised_psnr", Descriptive.mean(Defined(after)), "dB"),
            SummaryLine.Of(member, "denoising_gain", Descriptive.mean(gains), "dB"),
            SummaryLine.Of(member, "denoising_undefined", denoised.Length - gains.Length, "images"),
        ];
    }

    private static double Ratio(double mse) => PeakSignalToNoise.ofError(Logarithm.Natural, mse);

    private static double[] Defined(double[] values) => [.. values.Where(double.IsFinite)];

    internal readonly record struct Row(byte Member, ushort Image, byte Label, double Noisy, double Clipped, double Denoised);
}
