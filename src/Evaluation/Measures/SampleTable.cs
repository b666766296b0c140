using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>samples: images that each member draws, from streams of the study's seed.</summary>
internal sealed class SampleTable : TableMeasure<SampleTable.Row>
{
    private const int Samples = 100;

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(ISamples)];

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "samples", "member, sample, pixel", "100 images that a member draws. A sample depends on the study's seed, the member and its own number alone.")
        .Member(row => row.Member)
        .Bytes("sample", "", "Number of the sample, from 0.", row => row.Sample)
        .Pixel(row => row.Pixel)
        .Floats("intensity", "intensity", "The sample's pixel.", row => row.Intensity);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
    [
        .. Capability.OfMembers<ISamples>(subject.Model).SelectMany((model, member) =>
        {
            Matrix samples = model.Sample([.. Enumerable.Range(0, Samples).Select(sample =>
                new PhiloxSequence(subject.Study.Seed, Purpose.Samples, ((ulong)member << 32) | (uint)sample))]);
            return Grid.Of(samples.Rows, samples.Columns, (sample, pixel) => new Row((byte)member, (byte)sample, (ushort)pixel, samples.Row(sample)[pixel]));
        }),
    ];

    internal readonly record struct Row(byte Member, byte Sample, ushort Pixel, float Intensity);
}
