using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Measures;

/// <summary>Words in braces in the texts of a table, and what they stand for where images are of a kind.</summary>
internal static class ImageWords
{
    /// <summary>The table as it is for images of a kind: its texts say how large they are and how many classes there are.</summary>
    public static ResultTable<TRow> OfImages<TRow>(this ResultTable<TRow> table, ImageKind images) => table.Reworded(text => Fill(text, images));

    /// <summary>A text with its words filled in.</summary>
    public static string Fill(string text, ImageKind images) => text.Contains('{', StringComparison.Ordinal)
        ? Words(images).Aggregate(text, (filled, word) => filled.Replace($"{{{word.Name}}}", word.Text, StringComparison.Ordinal))
        : text;

    private static IEnumerable<(string Name, string Text)> Words(ImageKind images)
    {
        ImageShape shape = images.Shape;
        yield return ("pixels", Text(shape.Pixels));
        yield return ("last pixel", Text(shape.Pixels - 1));
        yield return ("order", shape.OrderInWords);
        yield return ("columns", Text(shape.Columns));
        yield return ("last column", Text(shape.Columns - 1));
        yield return ("last row", Text(shape.Rows - 1));
        yield return ("even spread", EvenSpread(shape).ToString("0.0", CultureInfo.InvariantCulture));
        yield return ("last class", Text(images.Classes - 1));
        yield return ("last pair", Text(images.Classes / 2 - 1));
        yield return ("pairs", Pairs(images.Classes));
    }

    // Root mean square distance of the pixels of an image from its middle: of n places in a row the mean square is (n² - 1) / 12.
    private static double EvenSpread(ImageShape shape) => Math.Sqrt(((double)shape.Rows * shape.Rows - 1 + (double)shape.Columns * shape.Columns - 1) / 12);

    // The pairs of classes after that of 0 and 1.
    private static string Pairs(int classes)
    {
        string[] pairs = [.. Enumerable.Range(1, Math.Max(0, classes / 2 - 1)).Select(pair => $"from {2 * pair} to {2 * pair + 1}")];
        return pairs.Length < 2 ? string.Concat(pairs) : $"{string.Join(", ", pairs[..^1])} and {pairs[^1]}";
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
