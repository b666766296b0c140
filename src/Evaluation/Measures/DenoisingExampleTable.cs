using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>denoising_examples: one image of each class as it is, corrupted, and made again from that.</summary>
internal sealed class DenoisingExampleTable : TableMeasure<DenoisingExampleTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(ICorrupts), typeof(IReconstructs)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "denoising_examples", "image, pixel", "The first evaluated image of each class, corrupted as in denoising, and what member 0 makes of that.")
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Pixel(row => row.Pixel)
        .Floats("original", "intensity", "The image, black 0 to white 1.", row => row.Original)
        .Floats("corrupted", "intensity", "The corrupted image, held to 0 … 1 so that it can be shown; the member is shown it as it is.", row => row.Corrupted)
        .Floats("denoised", "intensity", "The member's reconstruction of the corrupted image.", row => row.Denoised);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        ImageSet images = subject.Images.Test;
        int[] chosen = FirstOfEachClass.Of(images);
        ImageBatch examples = ImageBatch.Of(images, chosen);
        ImageBatch corrupted = DenoisedImages.Corrupted((ICorrupts)subject.Model, examples, chosen, subject.Study.Seed);
        Matrix shown = DenoisedImages.Clip(corrupted.Images);
        Matrix denoised = Capability.OfMembers<IReconstructs>(subject.Model)[0].Reconstruct(corrupted);
        return Grid.Of(chosen.Length, images.ImagePixels, (example, pixel) => new Row(
            (ushort)chosen[example],
            images.Labels.Span[chosen[example]],
            (ushort)pixel,
            examples.Images.Row(example)[pixel],
            shown.Row(example)[pixel],
            denoised.Row(example)[pixel]));
    }

    internal readonly record struct Row(ushort Image, byte Label, ushort Pixel, float Original, float Corrupted, float Denoised);
}
