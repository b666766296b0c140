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
        template.In("sections").ShouldBe(["sections/a.typ", "sections/b.typ", "sections/shared.typ"]);
        template.In("queries").ShouldBeEmpty();
        template.PathOf("style.typ").ShouldBe(Path.Combine(_folder, "shared", "style.typ"));
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

    private void Write(string file)
    {
        string path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, file);
    }
}
