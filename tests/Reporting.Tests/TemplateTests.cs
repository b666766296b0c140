namespace ResearchPipeline.Reporting.Tests;

public sealed class TemplateTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("templates-").FullName;

    public TemplateTests()
    {
        Write("shared/style.typ");
        Write("shared/render.mjs");
        Write("one/main.typ");
        Write("one/sections/b.typ");
        Write("one/sections/a.typ");
        Write("shared/sections/shared.typ");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Its_own_files_and_the_shared_ones_are_as_in_one_folder()
    {
        Template template = new(_folder, "one");
        template.In("").ShouldBe(["main.typ", "render.mjs", "style.typ"]);
        template.In("sections").ShouldBe(["sections/a.typ", "sections/b.typ"], "a section has to be chosen");
        template.In("queries").ShouldBeEmpty();
        template.PathOf("style.typ").ShouldBe(Path.Combine(_folder, "shared", "style.typ"));
    }

    [Fact]
    public void What_is_shared_belongs_to_the_template_that_chooses_it_and_to_no_other()
    {
        foreach (string file in (string[])["shared/figures/x.vl.json", "shared/figures/y.vl.json", "shared/figures/z.vl.json", "shared/queries/report/summary.sql", "shared/queries/report/by_class.sql"])
        {
            Write(file);
        }

        Write("two/main.typ");
        Write("two/figures/own.vl.json");
        Write("two/template.json", """{ "figures": ["z", "x"], "queries/report": ["by_class"], "sections": ["shared"] }""");
        Template two = new(_folder, "two");
        two.In("figures").ShouldBe(["figures/own.vl.json", "figures/x.vl.json", "figures/z.vl.json"]);
        two.In("queries/report").ShouldBe(["queries/report/by_class.sql"]);
        two.In("sections").ShouldBe(["sections/shared.typ"]);
        new Template(_folder, "one").In("figures").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{ "figures": ["w"] }""", "The report template one chooses w of figures, which is not shared; what is: x.")]
    [InlineData("""{ "figures": "x" }""", "template.json does not say what the template chooses: ")]
    [InlineData("""{ "figures": null }""", "template.json does not say what the template chooses: a value is null.")]
    [InlineData("null", "template.json does not say what the template chooses: a value is null.")]
    public void A_choice_that_is_none_is_told(string choices, string message)
    {
        Write("shared/figures/x.vl.json");
        Write("one/template.json", choices);
        Should.Throw<ReportingException>(() => new Template(_folder, "one")).Message.ShouldContain(message);
    }

    [Fact]
    public void A_query_takes_the_views_that_it_names_and_those_that_they_name()
    {
        Write("one/queries/figures/q.sql", "SELECT * FROM inner_view JOIN other USING (x)");
        Write("shared/queries/views/inner_view.sql", "SELECT * FROM outer_view");
        Write("shared/queries/views/outer_view.sql", "-- Of inner_view, q and view nothing is needed here.\nSELECT 1");
        Write("shared/queries/views/view.sql", "SELECT 2");
        Template template = new(_folder, "one");
        template.WithViews(["queries/figures/q.sql"]).ShouldBe(["queries/figures/q.sql", "queries/views/inner_view.sql", "queries/views/outer_view.sql"]);
        using ResultViews views = new(template, new Dictionary<string, string>(), new Dictionary<string, ReportedSetting>(), [], SomeDataset.Of());
        Should.Throw<Files.DataException>(() => views.Query("queries/figures/q.sql")).Message.ShouldContain("other");
        views.Query("queries/views/inner_view.sql").Count.ShouldBe(1);
    }

    [Fact]
    public void A_file_is_named_by_where_it_lies() => new Template(_folder, "one").Named(["main.typ", "style.typ"]).Keys
        .ShouldBe(["reports/templates/one/main.typ", "reports/templates/shared/style.typ"]);

    [Fact]
    public void A_file_that_is_in_both_is_refused()
    {
        Write("one/style.typ");
        Should.Throw<ReportingException>(() => new Template(_folder, "one")).Message.ShouldStartWith("style.typ is both in reports/templates/shared and in reports/templates/one");
    }

    [Fact]
    public void A_template_that_is_not_there_is_told_with_those_that_are() =>
        Should.Throw<ReportingException>(() => new Template(_folder, "two")).Message.ShouldEndWith("the folders there are one, shared.");

    [Fact]
    public void A_file_that_is_not_there_is_told() =>
        Should.Throw<ReportingException>(() => new Template(_folder, "one").PathOf("queries/x.sql")).Message.ShouldBe("The report template has no file queries/x.sql.");

    private void Write(string file, string? content = null)
    {
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content ?? file);
    }
}
