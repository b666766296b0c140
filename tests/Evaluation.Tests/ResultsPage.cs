using System.Text;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>The part of docs/results.md that comes from the tables' schemas.</summary>
internal static class ResultsPage
{
    /// <summary>The line before the part.</summary>
    public const string Begin = "<!-- From here to the end mark: written from the schemas by ResultsPageTests. -->";

    /// <summary>The line after it.</summary>
    public const string End = "<!-- End of what is written from the schemas. -->";

    /// <summary>The part, marks included.</summary>
    public static string Text(IEnumerable<ResultTable> tables)
    {
        StringBuilder text = new();
        text.Append(Begin).Append('\n');
        foreach (ResultTable table in tables)
        {
            text.Append('\n').Append("## ").Append(table.Name).Append("\n\n").Append(table.Description).Append(" A row: ").Append(table.Row).Append(".\n\n");
            text.Append("| column | type | unit | meaning |\n|---|---|---|---|\n");
            foreach (ColumnSchema column in table.Columns)
            {
                string type = column.IsOptional ? $"{column.Type} or NULL" : column.Type;
                text.Append($"| `{column.Name}` | {type} | {column.Unit} | {column.Description} |\n");
            }
        }

        return text.Append('\n').Append(End).ToString();
    }

    /// <summary>A page with its part replaced.</summary>
    public static string WithText(string page, string part)
    {
        int begin = page.IndexOf(Begin, StringComparison.Ordinal);
        int end = page.IndexOf(End, StringComparison.Ordinal);
        return begin >= 0 && end > begin
            ? string.Concat(page.AsSpan(0, begin), part, page.AsSpan(end + End.Length))
            : throw new InvalidOperationException($"The page has no part between \"{Begin}\" and \"{End}\".");
    }
}
