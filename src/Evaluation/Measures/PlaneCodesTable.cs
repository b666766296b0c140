using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>codes_plane: where images lie in a plane of codes.</summary>
internal sealed class PlaneCodesTable : TableMeasure<PlaneCodesTable.Row>
{
    private const int MostImages = 5000;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasPlane)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "codes_plane", "member, image", "Where the first 5,000 evaluated images, or all of fewer, lie in the plane of a member with two latents: the means of their distributions of codes.")
        .Member(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Floats("z1", "activation", "Mean of the first latent.", row => row.First)
        .Floats("z2", "activation", "Mean of the second latent.", row => row.Second);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Grid.Of(subject.Posteriors.Length, Math.Min(MostImages, subject.Images.Test.Count), (member, image) =>
    {
        ReadOnlySpan<float> mean = subject.Posteriors[member].Means.Row(image);
        return new Row((byte)member, (ushort)image, subject.Images.Test.Labels.Span[image], mean[0], mean[1]);
    });

    internal readonly record struct Row(byte Member, ushort Image, byte Label, float First, float Second);
}
