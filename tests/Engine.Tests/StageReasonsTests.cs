using ResearchPipeline.Files;

namespace ResearchPipeline.Engine.Tests;

public sealed class StageReasonsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("reasons-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Parameters_inputs_and_code_that_came_went_or_changed_are_each_a_reason_in_order_of_their_names()
    {
        StageRecord published = StageRecord.Of(
            "make", new() { ["gone"] = "1", ["k"] = "50" }, new() { ["a"] = "1", ["b"] = "2" }, new() { ["A.dll"] = "1", ["B.dll"] = "2", ["C.dll"] = "3" });
        StageRecord wanted = StageRecord.Of(
            "make", new() { ["k"] = "40", ["new"] = "2" }, new() { ["a"] = StageRecord.Missing, ["b"] = "3" }, new() { ["A.dll"] = "1", ["B.dll"] = "3", ["D.dll"] = "4" });
        StageReason[] reasons = [.. StageReasons.Changes(published, wanted)];

        reasons.Select(reason => reason.Text).ShouldBe(
        [
            "parameter gone: 1 -> (none)", "parameter k: 50 -> 40", "parameter new: (none) -> 2",
            "input a will be made first", "input b changed",
            "code changed: B.dll", "code changed: C.dll", "code changed: D.dll",
        ]);
        reasons[1].ShouldBe(new StageReason.Parameter("k", "50", "40"));
        reasons[3].ShouldBe(new StageReason.InputFile("a", IsMissing: true));
        StageReasons.Changes(published, published).ShouldBeEmpty();
        published.Write(_folder);
        new StageReasons(new FileHashes()).OfFolder(_folder, published, []).ShouldBeEmpty();
    }

    [Fact]
    public void Four_reasons_are_told_and_the_others_counted()
    {
        List<string> lines = [];
        Run("1");
        Run("2");
        lines.ShouldContain("make: runs because parameter a: 1 -> 2; parameter b: 1 -> 2; parameter c: 1 -> 2; parameter d: 1 -> 2; and 2 more");

        void Run(string value) => StageSandbox.Engine(_folder, lines.Add).Run(new Stage(
            "make", "abcdef".ToDictionary(letter => $"{letter}", _ => value), new Dictionary<string, string>(), ["out.txt"], StageTools.None,
            (_, output) => File.WriteAllText(Path.Combine(output, "out.txt"), value)));
    }

    [Fact]
    public void Whatever_a_stage_is_made_from_is_in_its_fingerprint()
    {
        string[] fingerprints =
        [
            Fingerprint("make", "50", "input", "code"), Fingerprint("other", "50", "input", "code"), Fingerprint("make", "40", "input", "code"),
            Fingerprint("make", "50", "other", "code"), Fingerprint("make", "50", "input", "other"),
        ];
        fingerprints.ShouldBeUnique();
        Fingerprint("make", "50", "input", "code").ShouldBe(fingerprints[0]);

        static string Fingerprint(string stage, string k, string input, string code) =>
            StageRecord.Of(stage, new() { ["k"] = k }, new() { ["input"] = input }, new() { ["A.dll"] = code }).Fingerprint;
    }
}
