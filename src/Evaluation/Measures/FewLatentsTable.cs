using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Probes;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>few_latents: how well a few latents, or a few pixels, tell a class from the others; what that comes to over all classes in the summary.</summary>
internal sealed class FewLatentsTable : TableMeasure<SparseProbe>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodes)];

    /// <inheritdoc/>
    public override Question Question => Question.FewLatents;

    /// <inheritdoc/>
    public override ResultTable<SparseProbe> Schema { get; } = Probes(new ResultTable<SparseProbe>(
        "few_latents", "source, member, label, seen", "How well 1, 2 or 5 latents of a member tell a class from all others, and how well as many pixels do: by a logistic regression for each class, fitted to all training images of the study by Newton's method until it gains no more (with 10⁻⁶ / 2 times the squared weights, of numbers in standard deviations, beside the mean loss). It sees the numbers whose mean over the class lies farthest from the mean over the other training images (few_latents_chosen)."), probe => probe)
        .Doubles("intercept", "1", "What is added to the weighted numbers; of the sum s of both, 1 / (1 + e⁻ˢ) is the probability of the class.", probe => probe.Fit.Intercept)
        .OptionalDoubles("auroc", "1", "Probability that an evaluated image of the class scores higher than one of another class, equal scores counting half; NULL where the class or the rest has no evaluated images.", probe => probe.Auroc)
        .Doubles("threshold", "1", "The probability from which on an image is taken to be of the class, so that F1 is largest on the training images: with 1/2 for all, few images would be taken for a class of one in ten.", probe => probe.ThresholdProbability)
        .OptionalDoubles("f1", "1", "F1 of that threshold on the evaluated images: the harmonic mean of precision and recall; NULL where no evaluated image is of the class or is taken to be.", probe => probe.F1)
        .Doubles("error", "1", "Share of evaluated images that are taken for the wrong one of both sides with a threshold of 1/2; for a class of one in ten, 0.1 is what seeing nothing would get.", probe => probe.Error);

    /// <inheritdoc/>
    public override IReadOnlyList<SparseProbe> Rows(Subject subject) => subject.Probes;

    /// <summary>Adds the columns that name a probe.</summary>
    internal static ResultTable<TRow> Probes<TRow>(ResultTable<TRow> table, Func<TRow, SparseProbe> probe) => table
        .Texts("source", "\"latents\" or \"pixels\".", row => probe(row).Member is null ? "pixels" : "latents")
        .OptionalMember(row => probe(row).Member)
        .Bytes("label", "", "The class that is told from all others, 0 to 9.", row => probe(row).Label)
        .Bytes("seen", "", "How many latents or pixels are seen: 1, 2 or 5, or all where there are fewer.", row => (byte)probe(row).Seen);

    /// <summary>Pixels, which are of no member, get the same beside each.</summary>
    public override IEnumerable<SummaryLine> Summary(Subject subject) =>
        from member in Enumerable.Range(0, subject.Members)
        from source in (byte?[])[(byte)member, null]
        from seen in SparseProbes.Seen
        let probes = subject.Probes.Where(probe => probe.Member == source && probe.Seen == seen).ToArray()
        let name = source is null ? "few_pixels" : "few_latents"
        from line in (SummaryLine[])
        [
            SummaryLine.Of((byte)member, $"{name}_error_{seen}", ErrorOf(probes, subject.Images.Test.Labels.Span), "1"),
            SummaryLine.Of((byte)member, $"{name}_auroc_{seen}", Descriptive.mean([.. probes.Select(probe => probe.Auroc).Where(double.IsFinite)]), "1"),
        ]
        select line;

    // An image is taken for the class whose probe says the highest probability, and so the highest score: the lower one of equals.
    private static double ErrorOf(SparseProbe[] probes, ReadOnlySpan<byte> labels)
    {
        int wrong = 0;
        for (int image = 0; image < labels.Length; image++)
        {
            wrong += probes.Length > 0 && probes.MaxBy(probe => probe.Scores[image])!.Label == labels[image] ? 0 : 1;
        }

        return probes.Length == 0 ? double.NaN : (double)wrong / labels.Length;
    }
}
