using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Explorer.Tables;

namespace ResearchPipeline.Explorer.Tests.Tables;

/// <summary>What is made of published tables, of rows that were counted by hand.</summary>
public sealed class ReducedTablesTests
{
    [Fact]
    public void Shares_of_a_class_become_counts_again()
    {
        using ResultDatabase database = new();
        database.AddView("dataset_classes", "SELECT * FROM (VALUES ('train', 0, 1000), ('evaluated', 0, 980), ('evaluated', 1, 7)) AS t (split, label, images)");
        database.AddView("class_patterns", $"SELECT * FROM (VALUES (0, 1, 0, {Share(321, 980)}, 0.5::DOUBLE), (0, 1, 1, {Share(3, 7)}, NULL), (0, 0, 0, NULL, NULL)) AS t (member, feature, label, rate, q_value)");
        ClassRates.Of(database).ShouldBe([new ClassRate(0, 0, 0, 0, null), new ClassRate(0, 1, 0, 321, 0.5f), new ClassRate(0, 1, 1, 3, null)]);
    }

    [Fact]
    public void Counts_by_class_say_when_a_feature_is_active_and_for_which_class()
    {
        using ResultDatabase database = new();
        database.AddView("dataset_classes", "SELECT * FROM (VALUES ('evaluated', 0, 10), ('evaluated', 1, 30), ('train', 0, 7)) AS t (split, label, images)");
        database.AddView("class_patterns", $"SELECT *, NULL::DOUBLE AS q_value FROM (VALUES (0, 1, 0, {Share(1, 10)}), (0, 1, 1, {Share(9, 30)}), (0, 0, 1, NULL), (0, 0, 0, NULL), (0, 2, 0, 1.0::DOUBLE), (0, 2, 1, 1.0::DOUBLE)) AS t (member, feature, label, rate)");
        IReadOnlyList<Activity> rows = ClassActivity.Of(database);
        rows.Select(row => (row.Feature, row.Activations, row.Frequency, row.TopClass)).ShouldBe([((ushort)0, 0, 0, null), ((ushort)1, 10, 0.25, (byte)1), ((ushort)2, 40, 1, (byte)0)]);
        rows[0].Selectivity.ShouldBeNull();
        // (0.3 - 0.1) / (0.3 + 0.1), and none where all classes are alike.
        rows[1].Selectivity!.Value.ShouldBe(0.5, 1e-12);
        rows[2].Selectivity.ShouldBe(0);
    }

    [Fact]
    public void Activity_by_class_stands_in_where_features_have_no_table()
    {
        ReducedTables tables = new(new Provenance("study", "A study", new string('0', 64), 1, "0"));
        string[] there = [ClassRates.Source, ClassRates.Sizes];
        tables.Names(there.Contains).ShouldBe(["activity", "rates"]);
        tables.Names(there.Append("features").Contains).ShouldBe(["rates"]);
    }

    [Fact]
    public void Bins_of_a_feature_become_one_row()
    {
        using ResultDatabase database = new();
        database.AddView("activation_histogram", "SELECT * FROM (VALUES (0, 2, 1, 1.5::DOUBLE, 2.0::DOUBLE, 258), (0, 2, 0, 1.0, 1.5, 3), (1, 0, 0, 4.0, 4.0, 1)) AS t (member, feature, bin, low, high, count)");
        IReadOnlyList<Histogram> rows = Histograms.Of(database);
        rows.Select(row => (row.Member, row.Feature, row.Smallest, row.Largest)).ShouldBe([((byte)0, (ushort)2, 1.0, 2.0), ((byte)1, (ushort)0, 4.0, 4.0)]);
        rows[0].Counts.ToArray().ShouldBe([3, 0, 2, 1]);
    }

    [Fact]
    public void Two_images_stand_at_each_quantile_below_the_top_sixteen()
    {
        using ResultDatabase database = new();
        // Image i has the value 101 - i: the larger the number, the smaller the value. A zero is no activation.
        database.AddView("codes", "SELECT 0 AS member, 5 AS feature, i AS image, (101 - i)::FLOAT AS value FROM range(1, 102) AS t (i)");
        LowerExamples.Of(database).Select(row => (row.Percent, row.Image)).ShouldBe(
            [((byte)75, (ushort)25), ((byte)75, (ushort)26), ((byte)50, (ushort)50), ((byte)50, (ushort)51), ((byte)25, (ushort)75), ((byte)25, (ushort)76), ((byte)5, (ushort)95), ((byte)5, (ushort)96)]);
    }

    [Fact]
    public void Of_a_feature_with_few_images_nothing_is_shown_twice()
    {
        using ResultDatabase database = new();
        database.AddView("codes", "SELECT 0 AS member, 5 AS feature, i AS image, (101 - i)::FLOAT AS value FROM range(1, 18) AS t (i)");
        LowerExamples.Of(database).Select(row => (row.Percent, row.Image)).ShouldBe([((byte)5, (ushort)17)]);
    }

    private static string Share(int count, int of) => $"{((double)count / of).ToString("R", CultureInfo.InvariantCulture)}::DOUBLE";
}
