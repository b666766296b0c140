using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Data.Tests.Tables;

public sealed class ResultTableTests
{
    private static ResultTable<int> Table { get; } = new ResultTable<int>("table", "a", "A table.")
        .Integers("a", "", "A.", row => row)
        .Integers("b", "", "B.", row => row)
        .Integers("c", "", "C.", row => row);

    [Fact]
    public void A_table_without_some_columns_is_otherwise_the_same()
    {
        ResultTable<int> fewer = Table.Without(["b"]);
        fewer.Columns.ShouldBe([Table.Columns[0], Table.Columns[2]]);
        (fewer.Name, fewer.Row, fewer.Description).ShouldBe(("table", "a", "A table."));
        Table.Without([]).Columns.ShouldBe(Table.Columns);
    }
}
