using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>What a run changes, in words and as a name that can be typed: "k 50 → 25, λ 0.003 → 0.1" and "k25-lambda0.1".</summary>
internal static class RunTag
{
    private const string Lambda = "lambda";
    private const int MostLetters = 60;
    private const int Digits = 8;

    /// <summary>The changes in words; "as written" where there are none.</summary>
    public static string Words(IReadOnlyList<Change> changes) => changes.Count == 0
        ? "as written"
        : string.Join(", ", InOrder(changes).Select(change => $"{Symbol(change.Key)} {(change.From.Length == 0 ? "none" : change.From)} → {(change.To.Length == 0 ? "none" : change.To)}"));

    /// <summary>The changes as a name of letters, digits, dots, plus signs and hyphens; "" where there are none. A long one is cut, and ends with digits of the hash of the whole. Two runs can have one tag: the fingerprint beside it tells them apart.</summary>
    public static string Of(IReadOnlyList<Change> changes)
    {
        string tag = string.Join('-', InOrder(changes).Select(change => Safe(Options.Table.FirstOrDefault(row => row.IsSwitch && row.Key == change.Key && row.Stands == change.To)?.Name ?? Short(change.Key) + change.To)));
        return tag.Length <= MostLetters ? tag : $"{tag[..(MostLetters - Digits - 1)].TrimEnd('-')}-{Fingerprint.ofText(tag)[..Digits]}";
    }

    // The seed last: runs that differ in nothing else begin alike.
    private static IEnumerable<Change> InOrder(IReadOnlyList<Change> changes) => changes.OrderBy(change => change.Key == "seed");

    /// <summary>A choice as people call it: "k", "λ", or its key.</summary>
    public static string Symbol(string key) => Short(key) is string name && name == Lambda ? "λ" : IsShort(key) ? Short(key) : key;

    private static bool IsShort(string key) => Options.Table.Any(row => row.Key == key && !row.IsSwitch);

    // As one types it, where there is an option; else the last part of the key.
    private static string Short(string key) => Options.Table.FirstOrDefault(row => row.Key == key && !row.IsSwitch) is { } row
        ? row.Letter.Length > 0 ? row.Letter : row.Name
        : key[(key.LastIndexOf('.') + 1)..];

    private static string Safe(string text) => string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '+' or '-' ? letter : '_'));
}
