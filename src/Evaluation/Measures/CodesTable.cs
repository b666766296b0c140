using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>codes: the code of every evaluated image under every member, from the pass over these images.</summary>
internal sealed class CodesTable : TableMeasure<CodesTable.Row>
{
    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IEncodesSparsely)];

    /// <inheritdoc/>
    public override Turn Turn => Turn.OnceShown;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "codes", "member, image, feature", "The k latents that a member keeps of each evaluated image; latents that are not listed are zero.")
        .Member(row => row.Member)
        .Image(row => row.Image)
        .Feature(row => row.Feature)
        .Floats("value", "activation", "The latent's value. It is among the k largest, which does not keep it from being zero or negative.", row => row.Value);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject)
    {
        Codes[] codes = subject.Test.Codes;
        return Grid.Of(codes.Length, codes[0].Values.Length, (member, i) => new Row(
            (byte)member, (ushort)(i / codes[member].Listed), codes[member].Features[i], codes[member].Values[i]));
    }

    internal readonly record struct Row(byte Member, ushort Image, ushort Feature, float Value);
}
