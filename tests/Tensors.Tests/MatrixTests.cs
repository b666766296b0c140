namespace ResearchPipeline.Tensors.Tests;

public sealed class MatrixTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(4, 16)]
    public void A_row_as_memory_is_the_row_itself(int rows, int columns)
    {
        Matrix matrix = new(rows, columns);
        for (int row = 0; row < rows; row++)
        {
            matrix.Row(row).Fill(row + 1);
            matrix.RowMemory(row).Span.Overlaps(matrix.Row(row), out int apart).ShouldBeTrue();
            (apart, matrix.RowMemory(row).Length).ShouldBe((0, columns));
        }
    }

    [Fact]
    public void There_is_no_row_before_the_first_or_after_the_last()
    {
        Matrix matrix = new(2, 3);
        foreach (int row in (int[])[-1, 2])
        {
            Should.Throw<ArgumentOutOfRangeException>(() => matrix.RowMemory(row));
            Should.Throw<ArgumentOutOfRangeException>(() => matrix.Row(row).Clear());
        }
    }
}
