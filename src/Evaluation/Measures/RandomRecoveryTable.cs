using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>random_recovery: the same of random atoms, which are the more coherent the fewer dimensions they have.</summary>
internal sealed class RandomRecoveryTable : TableMeasure<RandomRecoveryTable.Row>
{
    private const int Atoms = 256;
    private static readonly int[] Dimensions = [32, 64, 128, 256, 512];
    private static readonly int[] AtomsOfSum = [5, 15];

    /// <inheritdoc/>
    public override IReadOnlyList<Type> Needs { get; } = [typeof(IHasAtoms)];

    /// <inheritdoc/>
    public override bool IsOfImages => true;

    /// <inheritdoc/>
    public override Turn Turn => Turn.FromTheBeginning;

    /// <inheritdoc/>
    public override ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "random_recovery", "dimensions, atoms, encoder", $"Sums of random atoms, taken apart again as those of recovery are: {Atoms} atoms of normal deviates, each of length 1. In fewer dimensions they are more coherent.")
        .Integers("dimensions", "numbers", "Numbers of an atom.", row => row.Dimensions)
        .Doubles("coherence", "1", "Largest cosine of two atoms, whatever its sign.", row => row.Coherence)
        .Texts("encoder", "\"one-step\" or \"iterative\".", row => row.Recovery.Encoder)
        .Integers("atoms", "atoms", "Atoms of a sum.", row => row.Recovery.Atoms)
        .Doubles("found", "1", "Mean share of a sum's atoms that were found.", row => row.Recovery.Found)
        .Doubles("whole", "1", "Share of the sums of which all were found.", row => row.Recovery.Whole);

    /// <inheritdoc/>
    public override IReadOnlyList<Row> Rows(Subject subject) => [.. Dimensions.SelectMany(dimensions => RowsOf(Atoms, dimensions, AtomsOfSum, subject.Study.Seed))];

    /// <param name="count">Atoms.</param>
    /// <param name="dimensions">Numbers of each.</param>
    /// <param name="atomsOfSum">Atoms of sums.</param>
    /// <param name="seed">Of the study.</param>
    internal static IEnumerable<Row> RowsOf(int count, int dimensions, int[] atomsOfSum, ulong seed)
    {
        PhiloxSequence random = new(seed, Purpose.RandomAtoms, (ulong)dimensions);
        double[][] atoms = [.. Enumerable.Range(0, count).Select(_ => Atom(dimensions, random))];
        double coherence = SparseRecovery.coherence(atoms);
        return [.. atomsOfSum.SelectMany(k => SupportRecovery.Of(atoms, [.. Enumerable.Range(0, count)], k, random)).Select(recovery => new Row(dimensions, coherence, recovery))];
    }

    private static double[] Atom(int dimensions, PhiloxSequence random)
    {
        double[] atom = [.. Enumerable.Range(0, dimensions).Select(_ => random.NextNormal())];
        double length = Math.Sqrt(atom.Sum(value => value * value));
        return Array.ConvertAll(atom, value => value / length);
    }

    internal sealed record Row(int Dimensions, double Coherence, SupportRecovery Recovery);
}
