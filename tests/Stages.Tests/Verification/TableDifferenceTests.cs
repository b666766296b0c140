using ResearchPipeline.Data.Results;
using ResearchPipeline.Stages.Verification;

namespace ResearchPipeline.Stages.Tests.Verification;

public sealed class TableDifferenceTests : IDisposable
{
    private const int Rows = 5000;
    private readonly string _folder = Directory.CreateTempSubdirectory("tables-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(0)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(4999)]
    public void A_change_of_one_ulp_in_one_cell_is_found_where_it_was_planted(int row)
    {
        double[] values = Values();
        string published = Write("published", values, "x");
        values[row] = Math.BitIncrement(values[row]);
        NumericDifference difference = TableDifference.Find(published, Write("here", values, "x"))!;
        (difference.Where, difference.Ulp, difference.Different, difference.Total).ShouldBe(($"row {row}, column value", 1ul, 1L, 3L * Rows));
    }

    [Fact]
    public void An_undefined_value_differs_from_every_number()
    {
        double[] values = Values();
        string published = Write("published", values, "x");
        values[7] = double.NaN;
        NumericDifference difference = TableDifference.Find(published, Write("here", values, "x"))!;
        (difference.Here, difference.Ulp, difference.LargestRelative).ShouldBe(("undefined", null, double.PositiveInfinity));
    }

    [Fact]
    public void Text_that_differs_is_never_close()
    {
        NumericDifference difference = TableDifference.Find(Write("published", Values(), "x"), Write("here", Values(), "y"))!;
        (difference.Where, difference.Different, difference.LargestRelative).ShouldBe(("row 0, column label", Rows, double.PositiveInfinity));
    }

    [Fact]
    public void Of_several_cells_that_differ_the_first_row_is_named_and_the_largest_difference_told()
    {
        string published = Write("published", Values(), "x");
        double[] values = Values();
        (values[10], values[4000]) = (values[10] * 2, Math.BitIncrement(values[4000]));
        NumericDifference difference = TableDifference.Find(published, Write("here", values, "x", firstId: 1))!;
        (difference.Where, difference.Published, difference.Here).ShouldBe(("row 0, column id", "0", "1"));
        (difference.Different, difference.LargestRelative).ShouldBe((Rows + 2, 1.0), "0 is as far from 1 as a number can be");
        NumericDifference later = TableDifference.Find(published, Write("here", values, "x"))!;
        (later.Where, later.Different).ShouldBe(("row 10, column value", 2));
        later.LargestRelative.ShouldBe(0.5, 1e-15);
    }

    [Fact]
    public void A_file_whose_name_holds_a_quote_is_read_as_it_is() =>
        TableDifference.Find(Write("it's", Values(), "x"), Write("it's 2", Values(), "x")).ShouldBeNull();

    [Fact]
    public void Equal_tables_do_not_differ() => TableDifference.Find(Write("one", Values(), "x"), Write("two", Values(), "x")).ShouldBeNull();

    [Fact]
    public void A_missing_row_is_a_difference_of_the_table() =>
        TableDifference.Find(Write("published", Values(), "x"), Write("here", Values()[..^1], "x"))!.Where.ShouldBe("table");

    private static double[] Values() => Enumerable.Range(0, Rows).Select(i => Math.Sqrt(i + 1)).ToArray();

    private string Write(string name, double[] values, string label, int firstId = 0)
    {
        string path = Path.Combine(_folder, name + ".parquet");
        using ResultDatabase database = new();
        database.WriteParquet(path, new ResultTable(
            ResultColumn.Integers("id", Enumerable.Range(firstId, values.Length).ToArray()),
            ResultColumn.Doubles("value", values),
            ResultColumn.Texts("label", Enumerable.Repeat(label, values.Length).ToArray())));
        return path;
    }
}
