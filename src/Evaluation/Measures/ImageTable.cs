using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>images: the images that every other table speaks of, as they are.</summary>
internal sealed class ImageTable : TableMeasure<ImageTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs => [];

    /// <inheritdoc/>
    public override bool IsOfImages => true;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>("images", "image", "The evaluated images: those that every other table speaks of.")
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Blobs("pixels", "1/255", "{pixels} bytes, {order} of {columns}: black 0 to white 255.", row => row.Pixels);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Images.Test);

    internal static Row[] Rows(ImageSet images) => Enumerable.Range(0, images.Count)
        .Select(image => new Row(
            (ushort)image, images.Labels.Span[image], images.Pixels.Slice(image * images.ImagePixels, images.ImagePixels)))
        .ToArray();

    internal readonly record struct Row(ushort Image, byte Label, ReadOnlyMemory<byte> Pixels);
}
