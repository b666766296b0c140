using System.Text;

namespace ResearchPipeline.Runs.Comparing.Page;

/// <summary>Text within HTML: whatever a name holds is shown, and is no markup.</summary>
internal static class HtmlText
{
    private const char Unprintable = '\uFFFD';

    /// <summary>The text as content of an element, or as the value of an attribute between double quotes. What cannot be seen, such as a mark that turns the direction of writing, is shown as a replacement character.</summary>
    public static string Of(string text)
    {
        StringBuilder shown = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => shown.Append("&amp;"),
                '<' => shown.Append("&lt;"),
                '>' => shown.Append("&gt;"),
                '"' => shown.Append("&quot;"),
                '\'' => shown.Append("&#39;"),
                _ => shown.Append(IsSeen(rune) ? rune.ToString() : Unprintable),
            };
        }

        return shown.ToString();
    }

    private static bool IsSeen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (System.Globalization.UnicodeCategory.Control or System.Globalization.UnicodeCategory.Format or System.Globalization.UnicodeCategory.LineSeparator or System.Globalization.UnicodeCategory.ParagraphSeparator);
}
