using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Engine.Tests.Verification;

public sealed class LikelyCauseTests
{
    private static readonly Artefact PublishedWeights = new("train/weights", 3, new string('a', 64));
    private static readonly Artefact OtherWeights = new("train/weights", 3, new string('b', 64));
    private static readonly Manifest Published = new("study", "specification", [PublishedWeights]);
    private static readonly Manifest Here = new("study", "specification", [OtherWeights]);
    private static readonly ArtefactVerdict Differs = new("train/weights", Agreement.Different, "");

    [Fact]
    public void Other_data() => new LikelyCause(Published, Here)
        .Of(new ArtefactVerdict("data/images", Agreement.Different, ""), null, null, Repeats)
        .ShouldBe("other data");

    [Fact]
    public void Another_specification() => new LikelyCause(Published, Here with { Specification = "changed" })
        .Of(Differs, null, null, Repeats)
        .ShouldStartWith("another specification");

    [Fact]
    public void Nondeterminism_where_the_stage_does_not_repeat_itself() => new LikelyCause(Published, Here)
        .Of(Differs, Record(PublishedWeights, "1"), Record(OtherWeights, "2"), () => false)
        .ShouldStartWith("nondeterminism: the train stage gave other bytes");

    [Fact]
    public void Other_code_by_the_names_of_what_changed() => new LikelyCause(Published, Here)
        .Of(Differs, Record(PublishedWeights, "1"), Record(OtherWeights, "2"), Repeats)
        .ShouldBe("other code: Training.dll");

    [Fact]
    public void Another_input_by_the_names_of_those_that_changed()
    {
        StageRecord before = Record(PublishedWeights, "1") with { Inputs = new() { ["experiments/arms.csv"] = "a", ["images"] = "same" } };
        StageRecord here = Record(OtherWeights, "1") with { Inputs = new() { ["experiments/arms.csv"] = "b", ["images"] = "same" } };
        new LikelyCause(Published, Here).Of(Differs, before, here, Repeats).ShouldBe("another input: experiments/arms.csv");
    }

    [Fact]
    public void An_altered_file_where_the_run_of_this_machine_had_the_bytes_of_the_re_execution() => new LikelyCause(Published, Here)
        .Of(Differs, Record(OtherWeights, "1"), Record(OtherWeights, "1"), Repeats)
        .ShouldStartWith("an altered file or manifest");

    [Fact]
    public void Other_code_or_tools_where_no_record_of_the_published_run_is_here() => new LikelyCause(Published, Here)
        .Of(Differs, null, Record(OtherWeights, "1"), Repeats)
        .ShouldStartWith("other code, or another version of a tool");

    [Fact]
    public void A_record_that_lists_other_bytes_than_the_published_ones_does_not_speak_for_their_code() => new LikelyCause(Published, Here)
        .Of(Differs, Record(new Artefact("train/weights", 3, new string('c', 64)), "1"), Record(OtherWeights, "2"), Repeats)
        .ShouldStartWith("other code, or another version of a tool");

    [Fact]
    public void A_manifest_that_lists_nothing() => new LikelyCause(Published with { Artefacts = [] }, Here)
        .Of(new ArtefactVerdict("data/images", Agreement.Unexpected, ""), null, null, Repeats)
        .ShouldBe("an altered manifest: it lists nothing at all");

    [Theory]
    [InlineData("data/images")]
    [InlineData("train/weights")]
    public void An_entry_that_was_removed_from_the_manifest(string path) => new LikelyCause(Published, Here)
        .Of(new ArtefactVerdict(path, Agreement.Unexpected, ""), Record(PublishedWeights, "1"), Record(OtherWeights, "2"), Repeats)
        .ShouldBe($"an altered manifest: the entry {path} was removed from it");

    [Theory]
    [InlineData("data/more")]
    [InlineData("train/more")]
    public void An_entry_that_was_added_to_the_manifest(string path) => new LikelyCause(Published, Here)
        .Of(new ArtefactVerdict(path, Agreement.Missing, ""), Record(PublishedWeights, "1"), Record(OtherWeights, "2"), Repeats)
        .ShouldBe($"an altered manifest: the entry {path} was added to it, and nothing makes such a file");

    [Fact]
    public void An_entry_more_or_less_may_be_that_of_other_code_where_no_record_of_the_published_run_is_here()
    {
        LikelyCause cause = new(Published, Here);
        cause.Of(new ArtefactVerdict("train/cfg", Agreement.Unexpected, ""), null, Record(OtherWeights, "1"), Repeats).ShouldContain("or which was published by code that did not make this file");
        cause.Of(new ArtefactVerdict("train/old", Agreement.Missing, ""), null, Record(OtherWeights, "1"), Repeats).ShouldContain("or which was published by code that made this file");
    }

    [Fact]
    public void Another_specification_explains_other_files_too() => new LikelyCause(Published, Here with { Specification = "changed" })
        .Of(new ArtefactVerdict("train/weights-epoch-9", Agreement.Unexpected, ""), null, null, Repeats)
        .ShouldStartWith("another specification");

    private static bool Repeats() => true;

    private static StageRecord Record(Artefact output, string code) => new(
        "train", "f", [], [], new() { ["Training.dll"] = code, ["Compute.dll"] = "same" }, [output with { Path = "weights" }]);
}
