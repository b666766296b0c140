using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>A feature of a member of the run, and the one that it is matched with.</summary>
internal readonly record struct RunPair(byte Member, byte OtherMember, ushort Feature, ushort? Match, float? Cosine);

/// <summary>pairs: which features of the run are matched with which of another run or of an arm.</summary>
internal static class RunPairs
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<RunPair> Schema { get; } = new ResultTable<RunPair>(
        "pairs", "member, other_member, feature", "The best one-to-one matching of the features of a member of this run with those of a member of the other: the one with the largest sum of cosines.")
        .Bytes("member", "", "Number of this run's member, from 0.", row => row.Member)
        .Bytes("other_member", "", "Number of the other's member, from 0.", row => row.OtherMember)
        .Shorts("feature", "", "Number of the feature of this run's member, from 0.", row => row.Feature)
        .OptionalShorts("match", "", "The feature of the other's member that it is matched with; NULL where that one has fewer, and none is left.", row => row.Match)
        .OptionalFloats("cosine", "cosine", "The cosine of both features' weights; NULL as match.", row => row.Cosine);

    /// <summary>The rows of every member with every other one.</summary>
    /// <param name="members">Features of each member of the run, of length 1 or 0.</param>
    /// <param name="others">The same of the other.</param>
    /// <param name="threads">Pairs at a time.</param>
    /// <param name="progress">Told how far the work is, 0 … 1.</param>
    /// <param name="cancellation">Stops between two pairs.</param>
    public static IReadOnlyList<RunPair> Of(IReadOnlyList<double[][]> members, IReadOnlyList<double[][]> others, int threads, Action<double> progress, CancellationToken cancellation)
    {
        (int Member, int Other)[] pairs = [.. members.SelectMany((_, member) => others.Select((_, other) => (member, other)))];
        RunPair[][] rows = new RunPair[pairs.Length][];
        int done = 0;
        Lock told = new();
        Parallel.For(0, pairs.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, place =>
        {
            (int member, int other) = pairs[place];
            rows[place] = [.. FeatureMatching.Of(members[member], others[other]).Select((pair, feature) => new RunPair((byte)member, (byte)other, (ushort)feature, (ushort?)pair?.Match, pair?.Cosine))];
            lock (told)
            {
                progress(++done / (double)pairs.Length);
            }
        });
        return [.. rows.SelectMany(row => row)];
    }
}
