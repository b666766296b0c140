using System.Globalization;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed class ArmTableTests(TinyStudy study)
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("arms-").FullName;

    private static Arm Arm { get; } =
        new("no-average", "last step", JudgedBy.Test, [7], [new ArmSetting("training.averaging", "last-step"), new ArmSetting("seed", "7")]);

    private IReadOnlyList<string> Rows => ArmTable.Rows(Arm, TinyStudy.Study, SummaryFile.Read(study.Folder));

    // The numbers are those of SummaryTests.
    [Theory]
    [InlineData("mse", 2.5625 / 5 / 784)]
    [InlineData("gamma", 2.0625 / 2.25)]
    [InlineData("l0", 0.6)]
    [InlineData("dead", 1.0)]
    public void A_members_row_holds_its_measures(string column, double value) => Number(Rows[0], column).ShouldBe(value, 1e-12 * value);

    [Fact]
    public void The_row_of_the_ensemble_holds_its_measures_and_those_of_pairs()
    {
        Rows.Count.ShouldBe(3);
        Number(Rows[2], "mse").ShouldBe(1.453125 / 5 / 784, 1e-15);
        Number(Rows[2], "jaccard").ShouldBe(0.4, 1e-12);
        Cell(Rows[2], "dead").ShouldBeEmpty();
        Cell(Rows[0], "jaccard").ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_says_which_run_it_is_of()
    {
        foreach ((string row, int place) in Rows.Select((row, place) => (row, place)))
        {
            string[] named = [.. ((string[])["arm", "label", "judged_by", "changes", "seed", "model", "member"]).Select(column => Cell(row, column))];
            named.ShouldBe(["no-average", "last step", "test", "training.averaging=last-step; seed=7", "7", place < 2 ? "member" : "ensemble", place < 2 ? $"{place}" : ""]);
            Cell(row, "fingerprint").ShouldBe(Fingerprint.ofMeasured(TinyStudy.Study));
        }
    }

    [Fact]
    public void What_was_written_is_read_back()
    {
        string path = Path.Combine(Folder, "good.csv");
        ArmTable.Write(path, Rows);
        ArmTable.Read(path).Select(row => row.Text).ShouldBe(Rows);
        ArmTable.Read(path).ShouldAllBe(row => row.Arm == "no-average" && row.Seed == "7" && row.Fingerprint == Fingerprint.ofMeasured(TinyStudy.Study));
    }

    [Theory]
    [InlineData("arm,seed\nx,1\n", "its first line does not name the columns of this version")]
    [InlineData(ArmTable.Header + "\nx,1\n", "it has a line of other columns, \"x,1\"")]
    public void A_file_of_another_form_is_refused(string text, string why)
    {
        string path = Path.Combine(Folder, "bad.csv");
        File.WriteAllText(path, text);
        Should.Throw<DataException>(() => ArmTable.Read(path)).Message.ShouldBe(
            $"{path} does not hold the results of arms: {why}. Restore it with git, or delete it and run the arms again.");
    }

    private static string Cell(string row, string column) => row.Split(',')[Array.IndexOf(ArmTable.Header.Split(','), column)];

    private static double Number(string row, string column) => double.Parse(Cell(row, column), CultureInfo.InvariantCulture);
}
