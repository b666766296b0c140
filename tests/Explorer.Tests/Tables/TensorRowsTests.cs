using System.Runtime.InteropServices;
using ResearchPipeline.Explorer.Tables;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Explorer.Tests.Tables;

public sealed class TensorRowsTests
{
    [Fact]
    public void A_member_has_its_own_tensors_in_order_matrices_by_row_and_lists_as_they_are()
    {
        Dictionary<string, TensorView> tensors = new()
        {
            ["member.01.weight"] = TensorView.Of([1f, 2f, 3f, 4f, 5f, 6f], 2, 3),
            ["member.01.bias"] = TensorView.Of([0.1f, 0.2f], 2),
            ["member.00.weight"] = TensorView.Of([7f], 1, 1),
        };
        IReadOnlyList<TensorRow> rows = TensorRows.Of(tensors, 1);
        rows.Select(row => (row.Tensor, row.Row)).ShouldBe([("bias", 0), ("weight", 0), ("weight", 1)]);
        MemoryMarshal.Cast<byte, float>(rows[0].Exact.Span).ToArray().ShouldBe([0.1f, 0.2f]);
        rows[2].Weights.Scale.ShouldBe(6f / 2047);
        rows[2].Exact.Length.ShouldBe(0);
    }
}
