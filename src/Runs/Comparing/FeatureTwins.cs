using ResearchPipeline.Data.Tables;
using ResearchPipeline.Files;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>Which features of one dictionary have a twin in another: of member 0 of each.</summary>
/// <param name="Twins">For each feature of the first, the one of the second with the largest cosine, the lowest of equals, and that cosine.</param>
/// <param name="Matched">Mean cosine under the best one-to-one matching, where both have as many features; else null.</param>
internal sealed record FeatureTwins(IReadOnlyList<(int Twin, double Cosine)> Twins, double? Matched)
{
    private const string Table = "dictionary";

    /// <summary>How alike two features are to be counted.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0.9, 0.7, 0.5];

    /// <summary>The weights of each feature of the first.</summary>
    public IReadOnlyList<float[]> First { get; init; } = [];

    /// <summary>The weights of each feature of the second.</summary>
    public IReadOnlyList<float[]> Second { get; init; } = [];

    /// <summary>How many features have a twin whose cosine is at least so large.</summary>
    public int Count(double level) => Twins.Count(twin => twin.Cosine >= level);

    /// <summary>The twins of two folders of evaluation; null where either has no dictionary, or they are of images of other sizes.</summary>
    /// <exception cref="DataException">A table cannot be read.</exception>
    public static FeatureTwins? Of(string one, string other)
    {
        if (new[] { one, other }.Any(folder => DirectoryEntry.KindOf(Path.Combine(folder, ResultTable.FileNameOf(Table))) != EntryKind.File))
        {
            return null;
        }

        (float[][] first, float[][] second) = (Dictionary(one), Dictionary(other));
        return first.Length == 0 || second.Length == 0 || first[0].Length != second[0].Length ? null : Of(first, second);
    }

    /// <summary>The twins of two dictionaries.</summary>
    /// <param name="one">Features, each a row of weights.</param>
    /// <param name="other">As many weights a feature.</param>
    public static FeatureTwins Of(float[][] one, float[][] other)
    {
        (float[][] a, float[][] b) = (Array.ConvertAll(one, Unit), Array.ConvertAll(other, Unit));
        float[] cosines = [.. a.SelectMany(row => b.Select(column => Product(row, column)))];
        int columns = b.Length;
        (int, double)[] twins = [.. a.Select((_, row) => Largest(cosines.AsSpan(row * columns, columns)))];
        return new(twins, a.Length == columns ? MeanOf(cosines, Assignment.maximum(cosines, columns)) : null) { First = one, Second = other };
    }

    private static double MeanOf(float[] cosines, int[] matched) => matched.Select((column, row) => (double)cosines[row * matched.Length + column]).Average();

    private static (int, double) Largest(ReadOnlySpan<float> row)
    {
        int best = 0;
        for (int i = 1; i < row.Length; i++)
        {
            best = row[i] > row[best] ? i : best;
        }

        return (best, row[best]);
    }

    private static float[] Unit(float[] row)
    {
        double norm = Math.Sqrt(row.Sum(weight => (double)weight * weight));
        return norm > 0 ? Array.ConvertAll(row, weight => (float)(weight / norm)) : row;
    }

    private static float Product(float[] a, float[] b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return (float)sum;
    }

    private static float[][] Dictionary(string folder)
    {
        using ResultDatabase database = new();
        database.AddTables(folder, [Table]);
        Answer answer = database.Query("SELECT list(weight ORDER BY pixel) AS weights FROM dictionary GROUP BY feature ORDER BY feature");
        return [.. answer.Of<float[]>("weights")];
    }
}
