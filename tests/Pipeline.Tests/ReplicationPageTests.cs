using System.Text;
using System.Text.Json.Nodes;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline.Tests.Reports;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The page of a replication, of made-up findings.</summary>
public sealed class ReplicationPageTests : IDisposable
{
    private const string Line = "dotnet cake --target=Replicate --study=smoke";

    private readonly TemporaryFolder _folder = TemporaryFolder.Create("page-");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_one_page_with_the_word_what_was_compared_and_every_measure()
    {
        WriteLosses("train", steps: 30, wide: 20);
        Write([Finding("train", "reconstruction, member 0, of 20 steps nearest to what is allowed: step 3, relative", 0.5, 0.4999, 1e-6, 4e-6), .. Epochs(7), Finding("evaluate", "mse, mean over members", 0.09471, 0.09473, 2e-5, 3e-4), Finding("evaluate", "mse of the ensemble", 0.08, 0.08, 2e-5, 3e-4), Finding("evaluate", "index_agreement, mean over pairs", 0.5, 0.5, 2e-5, 3e-4)], replicated: true);
        string text = TextOf();
        text.ShouldContain("Replicated. None of 11 comparisons is beyond what is allowed.");
        text.ShouldContain("1 / 1", Case.Sensitive, "it is one page");
        text.ShouldContain("0.09471");
        text.ShouldContain("the mean over members, unless something else is said");
        text.ShouldContain("index_agreement, mean over pairs");
        text.ShouldContain("of 7 means over an epoch, the four that come nearest");
        text.ShouldContain("the first 20 in binary64 too");
        text.ShouldContain(Line);
    }

    [Fact]
    public void Where_it_parts_the_first_finding_that_is_not_explained_is_named()
    {
        WriteLosses("train", steps: 3, wide: 3);
        Write([Finding("train", "gradient", null, null, 1e-7, 1e-4), Finding("evaluate", "pearson", 0.3, 0.5, 0.2, 0.01)], replicated: false);
        string text = TextOf();
        text.ShouldContain("It parts. 1 of 2 comparisons is beyond what is allowed. The first of them: evaluate, pearson.");
        text.ShouldNotContain("Replicated.");
    }

    [Fact]
    public void A_study_of_many_learners_has_all_of_them_and_every_measure()
    {
        string[] places = [.. Enumerable.Range(1, 4).Select(place => $"train-{place}")];
        Array.ForEach(places, place => WriteLosses(place, steps: 2500, wide: 500));
        Write([.. places.SelectMany(place => Enumerable.Range(0, 2).Select(of => Finding(place, $"loss {of}", 1, 1, 1e-7, 1e-6))), .. Enumerable.Range(0, 24).Select(of => Finding("evaluate", $"measure {of}", of, of, 0, 1))], replicated: true, places);
        string text = TextOf();
        Array.ForEach(places, place => text.ShouldContain($"{place}, 30 steps"));
        text.ShouldContain("every 3 steps");
        text.ShouldContain("measure 23");
    }

    [Fact]
    public void What_was_not_compared_is_said_and_without_losses_there_are_no_figures()
    {
        Write([], replicated: false, places: [], left: "train keeps its first weights");
        string text = TextOf();
        text.ShouldContain("Nothing was compared.");
        text.ShouldContain("Not compared: train keeps its first weights.");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("[1]")]
    public void A_file_of_another_form_is_named(string content)
    {
        File.WriteAllText(At("replication.json"), content);
        Should.Throw<DataException>(Write).Message.ShouldBe($"{At("replication.json")} is not what a replication writes. Run the replication again.");
        File.Exists(At(ReplicationPage.PdfFile)).ShouldBeFalse();
    }

    private string At(string file) => Path.Combine(_folder.Path, file);

    private string TextOf()
    {
        Write();
        return PdfText.Of(At(ReplicationPage.PdfFile)).Replace('\n', ' ');
    }

    private void Write() => ReplicationPage.Write(
        new StudyPipeline(RunOptions.Of(new Dictionary<string, string> { ["study"] = "smoke", ["artifacts"] = At("artifacts") }), new Unwatched(), CancellationToken.None).Context, Line, _folder.Path, CancellationToken.None);

    private void WriteLosses(string place, int steps, int wide)
    {
        StringBuilder text = new("step,ours,libtorch,libtorch_binary64,ours_from_binary64,libtorch_from_binary64\n");
        for (int step = 1; step <= steps; step++)
        {
            text.Append(step <= wide ? FormattableString.Invariant($"{step},{1.0 / step},{1.0 / step},{1.0 / step},{step * 1e-7},0\n") : FormattableString.Invariant($"{step},{1.0 / step},{1.0 / step},,,\n"));
        }

        File.WriteAllText(At($"{place}-losses.csv"), text.ToString());
    }

    private void Write(JsonObject[] findings, bool replicated, string[]? places = null, string? left = null) => File.WriteAllText(At("replication.json"), new JsonObject
    {
        ["study"] = "smoke",
        ["numbers"] = "single",
        ["device"] = "cpu",
        ["libtorch"] = "libtorch 2, TorchSharp 0",
        ["seed"] = 42,
        ["replicated"] = replicated,
        ["learners"] = new JsonArray([.. (places ?? ["train"]).Select(place => (JsonNode)new JsonObject { ["place"] = place, ["steps"] = 30, ["wide-steps"] = 20 })]),
        ["findings"] = new JsonArray([.. findings]),
        ["not-compared"] = left is null ? [] : new JsonArray(left),
    }.ToJsonString());

    private static IEnumerable<JsonObject> Epochs(int count) => Enumerable.Range(1, count).Select(epoch => Finding("train", $"reconstruction, mean over epoch {epoch}", 0.1, 0.1, 1e-6, epoch * 1e-5));

    private static JsonObject Finding(string of, string what, double? ours, double? theirs, double distance, double allowed) => new()
    {
        ["of"] = of,
        ["what"] = what,
        ["ours"] = ours,
        ["libtorch"] = theirs,
        ["distance"] = distance,
        ["explained"] = allowed,
        ["by"] = "spread over 3 members",
        ["holds"] = distance <= allowed,
    };
}
