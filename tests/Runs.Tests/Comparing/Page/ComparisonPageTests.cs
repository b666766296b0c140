using ResearchPipeline.Engine;
using ResearchPipeline.Files;
using ResearchPipeline.Processes;
using ResearchPipeline.Runs.Comparing;
using ResearchPipeline.Runs.Comparing.Page;
using ResearchPipeline.Runs.Listing;

namespace ResearchPipeline.Runs.Tests.Comparing.Page;

/// <summary>A comparison as one page.</summary>
public sealed class ComparisonPageTests(SweptSmoke swept) : IDisposable
{
    private const string NoBrowser = "there is no Chromium ('apt-get install --no-install-recommends chromium')";
    private static readonly string[] Browsers = ["chromium", "chromium-browser", "google-chrome"];
    private readonly string _folder = Directory.CreateTempSubdirectory("page ü-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Of_two_runs_that_differ_in_their_seed_alone_it_says_no_difference_beyond_the_spread()
    {
        string page = Made("seed43");
        Has(page, "<p class=\"summary\">No difference beyond the spread over members; ");
        Has(page, "<tr><th scope=\"row\"><code>seed</code></th><td>42</td><td>43</td></tr>");
        HasNot(page, "<tbody class=\"beyond\">");
    }

    [Fact]
    public void It_has_every_measure_the_way_that_learning_took_and_pictures_of_features()
    {
        string page = Made("epochs8");
        foreach (System.Text.Json.JsonElement measure in System.Text.Json.JsonElement.Parse(swept.Said("compare", "smoke", "epochs8", "--json"))[0].GetProperty("measures").EnumerateArray())
        {
            string model = measure.GetProperty("model").GetString()!;
            Has(page, $"<th scope=\"row\">{(model == "member" ? "" : $"{model} ")}{measure.GetProperty("metric").GetString()}");
        }

        Has(page, "<tbody class=\"beyond\">");
        Has(page, "<polyline class=\"curve a\"");
        Has(page, " of A\" src=\"data:image/bmp;base64,Qk1");
        Has(page, "A has no figures that could be shown here: its figures stage has not run");
    }

    [Fact]
    public void It_has_the_same_bytes_every_time_and_asks_for_nothing()
    {
        string page = Made("epochs8");
        (Made("epochs8") == page).ShouldBeTrue();
        Has(page, "default-src 'none'; img-src data:; style-src 'sha256-");
        HasNot(page, "<script");
        HasNot(page, "http:");
        HasNot(page, "https:");
        HasNot(page, swept.Folder);
    }

    [Fact]
    public void What_names_hold_is_shown_as_text_and_is_no_markup()
    {
        const string Hostile = "</title></style><img src=x onerror=alert(1)>\" onload='x' &amp; \u202Eabc\u0007\n";
        Measure mse = new("<b>", "\"mse\" <script>", "</span>", [1, 2]);
        Compared first = new(Hostile, new Dictionary<string, string> { ["<i>key"] = Hostile }, [new([mse])], null);
        string page = ComparisonPage.Of([Comparison.Of(first, first with { Title = "B", Settings = new Dictionary<string, string> { ["<i>key"] = "\"" } })]);
        string[] elements = [.. page.Split('<').Skip(1).Select(part => part.Split(' ', '>', '/', '\n')[0]).Distinct()];
        elements.ShouldNotContain("img");
        elements.ShouldNotContain("script");
        elements.ShouldNotContain("b");
        elements.ShouldNotContain("i");
        HasNot(page, "\u202E");
        HasNot(page, "\u0007");
        Has(page, "&lt;/title&gt;&lt;/style&gt;&lt;img src=x onerror=alert(1)&gt;&quot; onload=&#39;x&#39; &amp;amp; \uFFFDabc\uFFFD\uFFFD");
    }

    [Fact]
    public void Figures_stand_side_by_side_as_pictures_and_what_is_not_there_or_is_too_large_or_was_altered_is_said()
    {
        Compared first = Drawn("a", ("errors.svg", "<svg/>"), ("big.svg", new string(' ', (1 << 20) + 1)), ("gone.svg", "<svg/>"));
        Compared second = Drawn("b", ("errors.svg", "<svg onload=\"x\"/>"), ("gone.svg", "<svg/>"));
        File.Delete(Path.Combine(first.Figures!, "gone.svg"));
        File.WriteAllText(Path.Combine(second.Figures!, "gone.svg"), "<svg >");
        string html = RunFigures.Of(Comparison.Of(first, second));
        html.ShouldContain("<img alt=\"A: errors\" src=\"data:image/svg+xml;base64,PHN2Zy8+\">");
        html.ShouldContain("<img alt=\"B: errors\" src=\"data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9IngiLz4=\">");
        html.ShouldContain("left out of this page, for it has 1.0 MB; it lies in the run's folder as figures/big.svg");
        html.ShouldContain("it has no such figure");
        html.Split("its file is not the one that the stage recorded").Length.ShouldBe(3);
    }

    [Fact]
    public void Only_an_earlier_page_is_replaced()
    {
        string notes = Path.Combine(_folder, "notes.html");
        File.WriteAllText(notes, "<p>mine</p>");
        Refused(notes, "is there already, and is no page that compare made, so it is not replaced");
        File.ReadAllText(notes).ShouldBe("<p>mine</p>");
        File.CreateSymbolicLink(Path.Combine(_folder, "link.html"), notes);
        Refused(Path.Combine(_folder, "link.html"), "is no page that compare made");
        Refused(_folder, "expected a file that ends with .html");
        Cli.Run("compare", "smoke", "epochs8", "--md", "--html=x.html", $"--artifacts={swept.Folder}").Errors.ShouldStartWith("error: --md and --html are two forms of one answer");
        File.Exists("x.html").ShouldBeFalse();
    }

    [Fact]
    public void A_feature_is_drawn_from_its_upper_left_blue_below_zero_and_vermilion_above()
    {
        byte[] file = Convert.FromBase64String(PixelFile.DataUrl([1, 0, -1, 0, float.NaN, 0.5f], 2, 3).Split(',')[1]);
        (BitConverter.ToInt32(file, 18), BitConverter.ToInt32(file, 22), BitConverter.ToInt32(file, 2)).ShouldBe((3, 2, file.Length));
        int pixels = BitConverter.ToInt32(file, 10);
        // Rows from the lowest, each of four bytes.
        file[pixels..(pixels + 3)].ShouldBe([64, 64, 96]);
        file[(pixels + 4)..(pixels + 7)].ShouldBe([128, 64, 0]);
        (int, int, int) Color(int index) => (file[54 + 4 * index + 2], file[54 + 4 * index + 1], file[54 + 4 * index]);
        (Color(0), Color(64), Color(128)).ShouldBe(((0x00, 0x72, 0xB2), (255, 255, 255), (0xD5, 0x5E, 0x00)));
    }

    [Fact]
    public void It_opens_in_a_browser_without_a_complaint_on_a_desktop_and_a_phone_in_light_and_dark_and_on_paper()
    {
        Assert.SkipWhen(Browser is null, NoBrowser);
        string page = Path.Combine(_folder, "three.html");
        swept.Said("compare", "smoke", "epochs8", "seed43", $"--html={page}");
        ChildProcess node = new("node", ["--test", "--test-reporter=spec", Path.Combine(Repository.FindRoot(), "tests", "Runs.Tests", "Comparing", "Page", "comparison.test.mjs")])
        {
            Variables = [$"COMPARISON_PAGE={page}", $"COMPARISON_BROWSER={Browser}"],
        };
        (int exitCode, string output, string errors) = node.Run();
        exitCode.ShouldBe(0, output + errors);
    }

    private static string? Browser => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => Browsers.Select(name => Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    // A page is long: a failure shows what was looked for.
    private static void Has(string page, string text) => page.Contains(text, StringComparison.Ordinal).ShouldBeTrue(text);

    private static void HasNot(string page, string text) => page.Contains(text, StringComparison.Ordinal).ShouldBeFalse(text);

    private string Made(string other)
    {
        string page = Path.Combine(_folder, $"{other}.html");
        swept.Said("compare", "smoke", other, $"--html={page}").ShouldContain($"page: {page}");
        return File.ReadAllText(page);
    }

    private void Refused(string page, string sentence)
    {
        (int exitCode, _, string error) = Cli.Run("compare", "smoke", "epochs8", $"--html={page}", $"--artifacts={swept.Folder}");
        exitCode.ShouldBe(2);
        error.ShouldContain(sentence);
    }

    private Compared Drawn(string name, params (string File, string Content)[] figures)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        Array.ForEach(figures, figure => File.WriteAllText(Path.Combine(folder, figure.File), figure.Content));
        StageRecord record = StageRecord.Of("figures", [], [], []) with { Outputs = [.. figures.Select(figure => Artefact.Of(folder, figure.File, new FileHashes()))] };
        record.Write(folder);
        return new(name, new Dictionary<string, string>(), [new([new Measure("member", "mse", "1", [1, 2])])], null) { Figures = folder };
    }
}
