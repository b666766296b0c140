// Shared with Cake: build/parameters.cake loads this file, and Cake's scripts know no namespaces.

/// <summary>Guesses what a mistyped word was meant to be; says nothing where a guess would mislead.</summary>
internal static class Suggestion
{
    private const int FewestLettersOfAPrefix = 3;

    /// <summary>" Did you mean …?" for a word that is close to a known one, else "".</summary>
    /// <param name="word">What was typed.</param>
    /// <param name="known">What could have been meant.</param>
    /// <param name="before">What stands before a known word when it is shown.</param>
    public static string For(string word, IEnumerable<string> known, string before = "")
    {
        string nearest = Nearest(word, known);
        return nearest.Length == 0 ? "" : $" Did you mean {before}{nearest}?";
    }

    /// <summary>The known word that is closest, where one is close; else "".</summary>
    public static string Nearest(string word, IEnumerable<string> known) =>
        known.Where(candidate => IsClose(word, candidate)).OrderBy(candidate => Distance(word, candidate)).FirstOrDefault() ?? "";

    // At most two slips, and fewer than half of what was typed; or the beginning of a longer word.
    private static bool IsClose(string word, string candidate)
    {
        int distance = Distance(word, candidate);
        return (distance <= 2 && 2 * distance < word.Length)
            || (word.Length >= FewestLettersOfAPrefix && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    // Levenshtein's distance, without regard to case.
    private static int Distance(string a, string b)
    {
        int[] previous = [.. Enumerable.Range(0, b.Length + 1)];
        for (int i = 1; i <= a.Length; i++)
        {
            int[] current = new int[b.Length + 1];
            current[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = previous[j - 1] + (char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]) ? 0 : 1);
                current[j] = Math.Min(Math.Min(previous[j], current[j - 1]) + 1, replaced);
            }

            previous = current;
        }

        return previous[b.Length];
    }
}
