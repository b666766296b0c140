using ResearchPipeline.Files;
using ResearchPipeline.Reporting;
using ResearchPipeline.Reporting.Figures;
using ResearchPipeline.Reporting.Typesetting;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>A report of another kind, of shared parts alone: what is about ensembles is not there at all.</summary>
public sealed class SecondTemplateTests : IDisposable
{
    private static ReportedDataset Images => StageContext.DatasetOf(DatasetSource.Mnist);

    private readonly string _root = Directory.CreateTempSubdirectory("second template ").FullName;
    private readonly SmokeRun _run;
    private readonly Template _template;

    public SecondTemplateTests(SmokeRun run)
    {
        _run = run;
        SmokeRun.CopyFolder(Path.Combine(Repository.FindRoot(), "reports", "templates", "shared"), Path.Combine(_root, "templates", "shared"));
        Directory.CreateSymbolicLink(Path.Combine(_root, "node_modules"), Path.Combine(Repository.FindRoot(), "node_modules"));
        Write("template.json", """{ "figures": ["dictionary", "error-by-class"], "queries/report": ["dataset"], "sections": ["appendix"] }""");
        Write("sections/numbers.typ", """
            #import "../style.typ": *
            #let study = values("study")
            #let summary-holds = "every measure."
            """);
        Write("main.typ", """
            #import "style.typ": *
            #show: layout.with("Another report")
            = Result
            #whole(values("dataset").find(row => row.split == "train").images) images.
            #picture("dictionary.svg", "Features.", [What it learned.])
            #picture("error-by-class.svg", "Errors.", [How well.])
            #include "sections/appendix.typ"
            """);
        _template = new Template(Path.Combine(_root, "templates"), "second");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void It_gets_what_it_chooses_and_nothing_else_and_is_typeset()
    {
        string drawn = Directory.CreateDirectory(Path.Combine(_root, "figures")).FullName;
        Dictionary<string, ReportedSetting> settings = new() { ["seed"] = new(["7"], ["7"]) };
        FigureSet figures = new(_template, settings, [], Images, (_, _) => { }, CancellationToken.None);
        figures.Files.Keys.Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)
            .ShouldBe(["by_class.sql", "dictionary.vl.json", "dictionary_tiles.sql", "error-by-class.vl.json", "feature_tiles.sql", "render.mjs", "turned_names.sql"]);
        // What no chosen chart is drawn from is not needed.
        figures.Run(Tables("dictionary", "features", "reconstruction"), drawn);
        Names(drawn).ShouldBe(["dictionary.svg", "error-by-class.svg"]);
        Names(drawn).ShouldAllBe(figure => File.ReadAllText(Path.Combine(drawn, figure)) == File.ReadAllText(Path.Combine(_run.Stage("figures"), figure)), "as in any other report");

        ReportSubject subject = new("second", "Second", "0123abcd", "1.0", Images, [], settings, ["seed"], [], new Dictionary<string, IReadOnlyDictionary<string, ReportedSetting>>(), [], ["dotnet cake"], 5_000);
        Dictionary<string, string> inputs = Tables("summary", "dataset");
        foreach (string figure in Names(drawn))
        {
            inputs.Add($"figures/{figure}", Path.Combine(drawn, figure));
        }

        new ReportDocument(_template, subject, new FileHashes(), CancellationToken.None).Run(inputs, _root);
        string text = PdfText.Of(Path.Combine(_root, "report.pdf"));
        text.ShouldContain("What it learned.");
        text.ShouldContain("700 images.");
        text.ShouldContain("How to reproduce");
    }

    private void Write(string file, string content)
    {
        string path = Path.Combine(_root, "templates", "second", file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }

    private Dictionary<string, string> Tables(params string[] names) =>
        names.ToDictionary(name => $"evaluate/{name}.parquet", name => Path.Combine(_run.Stage("evaluate"), $"{name}.parquet"));

    private static string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
}
