using System.Globalization;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests;

[Collection(TinyStudy.Collection)]
public sealed class ArmTableTests(TinyStudy study)
{
    private static readonly string Folder = Directory.CreateTempSubdirectory("arms-").FullName;

    private static Arm Arm { get; } =
        new("no-average", "last step", JudgedBy.Test, [7], new([new ArmSetting("training.averaging", "last-step"), new ArmSetting("seed", "7")]), mayDiverge: false);

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

    [Theory]
    [InlineData("λ = 0.1: the last step", true)]
    [InlineData("λ = 0.1, the last step", false)]
    [InlineData("the \"last\" step", false)]
    [InlineData("the last\nstep", false)]
    public void A_label_that_would_break_a_row_is_not_taken(string label, bool takes) =>
        ArmTable.Takes(new("no-average", label, JudgedBy.Test, [7], new([]), mayDiverge: false)).ShouldBe(takes);

    [Fact]
    public void What_was_written_is_read_back()
    {
        string path = Path.Combine(Folder, "good.csv");
        ArmTable.Write(path, ArmTable.Header, Rows);
        ArmTable.Read(path).Select(row => row.Text).ShouldBe(Rows);
        ArmTable.Read(path).ShouldAllBe(row => row.Arm == "no-average" && row.Seed == "7");
    }

    [Fact]
    public void Rows_are_of_a_run_where_each_member_has_one_and_the_ensemble_one_and_all_say_so()
    {
        ArmTable.AreOf(Rows, Arm, TinyStudy.Study).ShouldBeTrue();
        ArmTable.AreOf([Rows[0], Rows[2]], Arm, TinyStudy.Study).ShouldBeFalse("a member is missing");
        ArmTable.AreOf([Rows[0], Rows[1]], Arm, TinyStudy.Study).ShouldBeFalse("the ensemble is missing");
        ArmTable.AreOf([Rows[0], Rows[0], Rows[2]], Arm, TinyStudy.Study).ShouldBeFalse("a member comes twice");
        ArmTable.AreOf([.. Rows, Rows[2]], Arm, TinyStudy.Study).ShouldBeFalse("a row too many");
        ArmTable.AreOf([.. Rows.Select(row => row.Replace("no-average", "other", StringComparison.Ordinal))], Arm, TinyStudy.Study).ShouldBeFalse("another arm");
        ArmTable.AreOf(Rows, Arm, TinyStudy.Study.With("seed = 8")).ShouldBeFalse("another seed");
        ArmTable.AreOf(Rows, Arm, TinyStudy.Study.With("training.epochs = 3")).ShouldBeFalse("another study");
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("arm,seed\nx,1\n", "its first line does not name the columns of this version")]
    [InlineData(ArmTable.Header + "\r\nx,1\r\n", "its lines do not end with a line feed alone")]
    [InlineData(ArmTable.Header + "\nx,1\n", "it has a line of other columns, \"x,1\"")]
    [InlineData(ArmTable.Header + "\nx,y,test,,1,f,member,0,-1,0.9,1,50,0,1,0,,,\n", "the mse of a line can be none, \"x,y,test,,1,f,member,0,-1,0.9,1,50,0,1,0,,,\"")]
    [InlineData(ArmTable.Header + "\nx,y,test,,1,f,member,0,1,nan,1,50,0,1,0,,,\n", "the pearson of a line can be none, \"x,y,test,,1,f,member,0,1,nan,1,50,0,1,0,,,\"")]
    [InlineData(ArmTable.Header + "\nx,y,test,,1,f,member,0,1,0.9,1,50,0.5,1,0,,,\n", "the dead of a line can be none, \"x,y,test,,1,f,member,0,1,0.9,1,50,0.5,1,0,,,\"")]
    [InlineData(ArmTable.Header + "\nx,y,test,,1,f,member,0,1,0.9,1,50,0,1,0,,,1e999\n", "the jaccard of a line can be none, \"x,y,test,,1,f,member,0,1,0.9,1,50,0,1,0,,,1e999\"")]
    public void A_file_of_another_form_is_refused(string text, string why) => Should.Throw<DataException>(() => ArmTable.Parse(text, "file")).Message.ShouldBe(
        $"file does not hold the results of arms: {why}. Restore it with git (git checkout), or delete it and run the arms again.");

    [Fact]
    public void Of_a_long_line_only_the_beginning_is_shown() =>
        Should.Throw<DataException>(() => ArmTable.Parse($"{ArmTable.Header}\n{new string('x', 5_000_000)}\n", "file")).Message.Length.ShouldBeLessThan(300);

    [Fact]
    public void A_run_has_a_line_for_people() =>
        ArmTable.Headline(["x,y,test,,1,f,member,0,0.005,0.97,1,50,0,1,0,,,", "x,y,test,,1,f,member,1,0.0051,0.97,1,50,3,1,0,,,", "x,y,test,,1,f,ensemble,,0.004,0.98,1,50,,,,1,1,1"], ArmTable.Header, DatasetWordsModule.ofSource(DatasetSource.Mnist))
            .ShouldBe("MSE 0.00500 to 0.00510, Pearson 0.9700, dead features 0 to 3, over 2 members");

    [Fact]
    public void Of_a_network_only_what_it_can_do_is_said() =>
        ArmTable.Headline(["x,y,test,,1,f,member,0,,,,0.014,0.05,,", "x,y,test,,1,f,member,1,,,,0.0135,0.05,,"], ArmTable.NetworkHeader, DatasetWordsModule.ofSource(DatasetSource.Mnist))
            .ShouldBe("share of wrong digits 0.0135 to 0.0140, over 2 members");

    [Fact]
    public void Rows_of_networks_have_their_own_columns() =>
        ArmTable.Parse($"{ArmTable.NetworkHeader}\nx,y,validation,,3,f,member,0,,,,,,-105.5,\n", "file").Single().ShouldBe(new ArmRow("x", "3", "x,y,validation,,3,f,member,0,,,,,,-105.5,"));

    private static string Cell(string row, string column) => row.Split(',')[Array.IndexOf(ArmTable.Header.Split(','), column)];

    private static double Number(string row, string column) => double.Parse(Cell(row, column), CultureInfo.InvariantCulture);
}
