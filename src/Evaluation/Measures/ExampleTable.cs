using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>examples: one image of each class, with its reconstructions by the model.</summary>
internal sealed class ExampleTable : TableMeasure<ExampleTable.Row>
{
    private const string Whole = "ensemble";

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IReconstructs)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "examples", "image, pixel", "The first evaluated image of each class with its reconstructions.")
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Pixel(row => row.Pixel)
        .Floats("original", "intensity", "The image, black 0 to white 1.", row => row.Original)
        .Floats("reconstruction", "intensity", "Its reconstruction by member 0.", row => row.Reconstruction)
        .Floats(Whole, "intensity", "The mean of the reconstructions by all members.", row => row.Ensemble);

    /// <inheritdoc/>
    public override IReadOnlyList<string> Lacking(Type model) => Capability.HasAsWhole(model, typeof(IReconstructs)) ? [] : [Whole];

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        ImageSet images = subject.Images.Test;
        int[] chosen = FirstOfEachClass.Of(images);
        ImageBatch examples = ImageBatch.Of(images, chosen);
        IReconstructs first = Capability.OfMembers<IReconstructs>(subject.Model)[0];
        Matrix member = first.Reconstruct(examples);
        Matrix whole = Capability.OfWhole<IReconstructs>(subject.Model)?.Reconstruct(examples) ?? member;
        return Grid.Of(chosen.Length, images.ImagePixels, (example, pixel) => new Row(
            (ushort)chosen[example],
            images.Labels.Span[chosen[example]],
            (ushort)pixel,
            examples.Images.Row(example)[pixel],
            member.Row(example)[pixel],
            whole.Row(example)[pixel]));
    }

    internal readonly record struct Row(ushort Image, byte Label, ushort Pixel, float Original, float Reconstruction, float Ensemble);
}
