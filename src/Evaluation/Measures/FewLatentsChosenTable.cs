using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Probes;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>few_latents_chosen: which latents or pixels each probe of few_latents sees.</summary>
internal sealed class FewLatentsChosenTable : TableMeasure<FewLatentsChosenTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodes)];

    /// <inheritdoc/>
    public override Question Question => Question.FewLatents;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = FewLatentsTable.Probes(
        new ResultTable<Row>("few_latents_chosen", "source, member, label, seen, rank", "Which latents or pixels each row of few_latents is about."), row => row.Probe)
        .Bytes("rank", "", "Place by the size of difference, from 1 for the largest; of equals the lower number first.", row => (byte)(row.Place + 1))
        .Shorts("number", "", "Number of the latent within its member, from 0, or of the pixel, 0 to {last pixel}, {order} of {columns}.", row => (ushort)row.Probe.Chosen[row.Place])
        .Doubles("difference", "activation", "Mean over the training images of the class less the mean over all others; of a pixel, of intensities.", row => row.Probe.Differences[row.Place])
        .Doubles("weight", "1/activation", "What the latent or pixel is multiplied with.", row => row.Probe.Fit.Weights[row.Place]);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) =>
        [.. subject.Probes.SelectMany(probe => Enumerable.Range(0, probe.Chosen.Length).Select(place => new Row(probe, place)))];

    internal readonly record struct Row(SparseProbe Probe, int Place);
}
