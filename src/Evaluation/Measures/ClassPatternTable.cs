using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>class_patterns: which classes activate which features, from the features' statistics.</summary>
internal sealed class ClassPatternTable : TableMeasure<ClassPatternTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.OnceShown;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "class_patterns", "member, label, feature", "Which classes activate which features. For a class without evaluated images all measures are NULL.")
        .Member(row => row.Member)
        .Bytes("label", "", "The class, 0 to {last class}.", row => row.Label)
        .Feature(row => row.Feature)
        .OptionalDoubles("rate", "1", "Share of the class's evaluated images that activate the feature.", row => row.Rate)
        .OptionalDoubles("mean_activation", "activation", "Mean value over all evaluated images of the class, zero where the feature is not in the code.", row => row.MeanActivation)
        .OptionalIntegers("rank", "", "Place of the feature among those of the member by rate for the class, from 1 for the highest, equals in order of their number; NULL where no image of the class activates it.", row => row.Rank)
        .OptionalDoubles("lift", "1", "rate over the feature's frequency on all evaluated images; NULL for a dead feature.", row => row.Lift)
        .OptionalDoubles("effect", "1", "rate less the share of all other evaluated images that activate the feature; NULL where a single class has images.", row => row.Effect)
        .OptionalDoubles("p_value", "1", "Probability that at least as many images of the class activate the feature when labels are dealt out by chance: the tail of a hypergeometric distribution, not corrected for the number of rows; 0 where it is below the smallest DOUBLE, NULL for a dead feature.", row => row.PValue)
        .OptionalDoubles("q_value", "1", "p_value corrected for all classes and live features of the member: the lowest false discovery rate at which the row stands out (Benjamini and Hochberg); NULL as p_value.", row => row.QValue);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => Rows(subject.Statistics);

    /// <param name="statistics">By member.</param>
    internal static Row[] Rows(FeatureStatistics[] statistics)
    {
        ClassSignificance[] significance = [.. statistics.AsParallel().AsOrdered().Select(ClassSignificance.Of)];
        int latents = statistics[0].Rates.Length;
        return Grid.Of(statistics.Length, statistics[0].ImagesOfClass.Length, (member, label) => (Member: member, Label: label))
            .SelectMany(pair => RowsOf(pair.Member, pair.Label, statistics[pair.Member], significance[pair.Member], latents))
            .ToArray();
    }

    private static IEnumerable<Row> RowsOf(int member, int label, FeatureStatistics of, ClassSignificance significance, int latents)
    {
        int images = of.ImagesOfClass.Sum();
        int[] ranks = ClassPattern.ranks(of.Rates.Select(rates => rates[label]).ToArray());
        return Enumerable.Range(0, latents).Select(f => new Row(
            (byte)member,
            (byte)label,
            (ushort)f,
            of.Rates[f][label],
            of.SumInClass[f][label] / of.ImagesOfClass[label],
            of.Rates[f][label] > 0 ? ranks[f] : null,
            ClassPattern.lift(of.Rates[f][label], of.Activity[f].Frequency),
            ClassPattern.effect(of.ActiveInClass[f][label], of.ImagesOfClass[label], of.Activity[f].Count, images),
            significance.PValues[label][f],
            significance.QValues[label][f]));
    }

    internal sealed record Row(
        byte Member, byte Label, ushort Feature, double Rate, double MeanActivation, int? Rank, double Lift, double Effect, double PValue, double QValue);
}
