using System.Globalization;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Explorer.Tables;

/// <summary>A row of a tensor of a member.</summary>
internal readonly record struct TensorRow(string Tensor, int Row, QuantisedRow Weights, ReadOnlyMemory<byte> Exact);

/// <summary>tensors: what a member has learned, so that the page can encode an image.</summary>
internal static class TensorRows
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<TensorRow> Schema { get; } = new ResultTable<TensorRow>(
        "tensors", "tensor, row", "What a member has learned: matrices row by row, each as whole numbers of 12 bits times the row's scale; lists of numbers as they are.")
        .Texts("tensor", "Name of the tensor within its member, as in cfg.json.", row => row.Tensor)
        .Integers("row", "", "Number of the row, from 0.", row => row.Row)
        .Floats("scale", "1", "What whole numbers are multiplied by: the row's largest size over 2047.", row => row.Weights.Scale)
        .Blobs("coarse", "16 scale", "The high 8 bits of each whole number, signed; empty where exact is not.", row => row.Weights.Coarse)
        .Blobs("fine", "scale", "The low 4 bits of each, two in a byte, the first of them in the low half.", row => row.Weights.Fine)
        .Blobs("exact", "1", "Of a list of numbers each as binary32, little-endian; empty of a matrix.", row => row.Exact);

    /// <summary>The rows of a member's tensors, in the order of their names.</summary>
    /// <param name="tensors">Those of all members, "member.00.weight".</param>
    /// <param name="member">Number of the member.</param>
    public static IReadOnlyList<TensorRow> Of(IReadOnlyDictionary<string, TensorView> tensors, int member)
    {
        string prefix = string.Create(CultureInfo.InvariantCulture, $"member.{member:00}.");
        return
        [
            .. tensors
                .Where(tensor => tensor.Key.StartsWith(prefix, StringComparison.Ordinal) && tensor.Value.Type == "F32")
                .OrderBy(tensor => tensor.Key, StringComparer.Ordinal)
                .SelectMany(tensor => RowsOf(tensor.Key[prefix.Length..], tensor.Value)),
        ];
    }

    private static IEnumerable<TensorRow> RowsOf(string name, TensorView tensor)
    {
        if (tensor.Shape.Count != 2)
        {
            return [new TensorRow(name, 0, new QuantisedRow(0, default, default), tensor.Bytes)];
        }

        int columns = (int)tensor.Shape[1];
        return Enumerable.Range(0, (int)tensor.Shape[0]).Select(row => new TensorRow(name, row, QuantisedRow.Of(tensor.As<float>().Slice(row * columns, columns)), default));
    }
}
