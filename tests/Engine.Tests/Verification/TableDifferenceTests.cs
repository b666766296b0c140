using ResearchPipeline.Data.Tables;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Engine.Tests.Verification;

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

    [Fact]
    public void Bytes_that_differ_are_shown_and_are_never_close()
    {
        string published = WriteBlob("published", [1, 65]);
        NumericDifference difference = TableDifference.Find(published, WriteBlob("here", [1, 66]))!;
        (difference.Published, difference.Here, difference.LargestRelative).ShouldBe(("\\x01A", "\\x01B", double.PositiveInfinity));
    }

    [Fact]
    public void A_column_whose_name_is_SQL_is_only_a_name()
    {
        const string name = "x\" FROM published; DROP VIEW published; --";
        string published = WriteNamed("published", name, 1);
        TableDifference.Find(published, WriteNamed("here", name, 2))!.Where.ShouldBe($"row 0, column {name}");
    }

    private static double[] Values() => Enumerable.Range(0, Rows).Select(i => Math.Sqrt(i + 1)).ToArray();

    private string Write(string name, double[] values, string label, int firstId = 0) => Write(
        new ResultTable<(int Id, double Value)>(name, "id", "Numbers.")
            .Integers("id", "", "", row => row.Id)
            .OptionalDoubles("value", "", "", row => row.Value)
            .Texts("label", "", _ => label),
        [.. values.Select((value, id) => (firstId + id, value))]);

    private string WriteBlob(string name, byte[] bytes) =>
        Write(new ResultTable<byte[]>(name, "", "").Blobs("bytes", "", "", row => row), [bytes]);

    private string WriteNamed(string name, string column, int value) =>
        Write(new ResultTable<int>(name, "", "").Integers(column, "", "", row => row), [value]);

    private string Write<TRow>(ResultTable<TRow> table, TRow[] rows)
    {
        ParquetFile.Write(_folder, table, rows, null);
        return Path.Combine(_folder, ResultTable.FileNameOf(table.Name));
    }
}
