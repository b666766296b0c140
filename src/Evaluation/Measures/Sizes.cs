using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>How large members are, and what learning them took: parameters and multiply_adds in the summary.</summary>
internal sealed class Sizes : Measure
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasSizes)];

    /// <inheritdoc/>
    public override IEnumerable<SummaryLine> Summary(Subject subject)
    {
        IHasSizes model = (IHasSizes)subject.Model;
        return Enumerable.Range(0, subject.Members).SelectMany(member =>
        {
            NetworkSize size = model.SizeOf(member, subject.Images.Train.Count);
            return (SummaryLine[])
            [
                SummaryLine.Of((byte)member, "parameters", size.Parameters, "numbers"),
                SummaryLine.Of((byte)member, "multiply_adds", size.MultiplyAdds, "multiply-adds"),
            ];
        });
    }
}
