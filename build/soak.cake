// The tests of reliability at length, and their counts for docs/reliability.md.
const string ReliabilityPage = "docs/reliability.md";

void Soak()
{
    var tally = MakeAbsolute(Directory("artifacts/tally")).FullPath;
    CleanDirectory(tally);
    var start = new System.Diagnostics.ProcessStartInfo("dotnet", new[]
    {
        "test", "ResearchPipeline.sln", "--configuration", "Release", "--nologo", "--filter", "Category=Reliability", "--", "xUnit.Explicit=on",
    });
    start.Environment["RESEARCH_PIPELINE_TALLY"] = tally;
    start.Environment["RESEARCH_PIPELINE_SOAK"] = "10";
    Run(start);
    WriteCounts(System.IO.Directory.GetFiles(tally, "*.tsv"));
}

// Between the two marks of the page is one table and nothing else.
void WriteCounts(string[] files)
{
    var rows = files
        .SelectMany(System.IO.File.ReadAllLines)
        .Select(line => line.Split('\t'))
        .GroupBy(words => words[1], words => long.Parse(words[0]))
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => FormattableString.Invariant($"| {group.Key} | {group.Sum():#,0} |\n"));
    var table = $"| what | how many |\n|---|---|\n{string.Concat(rows)}";
    var page = System.IO.File.ReadAllText(ReliabilityPage);
    var parts = System.Text.RegularExpressions.Regex.Split(page, "(?<=<!-- counts -->\n)|(?=<!-- end -->)");
    System.IO.File.WriteAllText(ReliabilityPage, $"{parts[0]}{table}{parts[^1]}");
    Information(table);
}
