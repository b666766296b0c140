using System.Globalization;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Engine.Verification;

/// <summary>Finds where two safetensors files differ: tensors in ordinal order of name, elements row after row.</summary>
public static class TensorDifference
{
    /// <summary>The difference, or null when every tensor is the same.</summary>
    public static NumericDifference? Find(string published, string here)
    {
        IReadOnlyDictionary<string, TensorView> before = SafetensorsFile.Read(published, out _);
        IReadOnlyDictionary<string, TensorView> after = SafetensorsFile.Read(here, out _);
        NumericDifference? total = null;
        foreach (string name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            NumericDifference? one = Compare(name, before.GetValueOrDefault(name), after.GetValueOrDefault(name));
            total = total is null || one is null ? total ?? one : total with
            {
                Different = total.Different + one.Different,
                Total = total.Total + one.Total,
                LargestRelative = Math.Max(total.LargestRelative, one.LargestRelative),
            };
        }

        return total;
    }

    private static NumericDifference? Compare(string name, TensorView? before, TensorView? after)
    {
        if (before is null || after is null || before.Type != after.Type || !before.Shape.SequenceEqual(after.Shape))
        {
            return new NumericDifference($"tensor {name}", Describe(before), Describe(after), null, 1, 1, double.PositiveInfinity);
        }

        return before.Bytes.Span.SequenceEqual(after.Bytes.Span) ? null : before.Type switch
        {
            "F32" => Compare<float>(name, before, after, value => value, (a, b) => NumericDifference.UlpBetween(a, b)),
            "F64" => Compare<double>(name, before, after, value => value, (a, b) => NumericDifference.UlpBetween(a, b)),
            "U16" => Compare<ushort>(name, before, after, value => value, (_, _) => null),
            "I64" => Compare<long>(name, before, after, value => value, (_, _) => null),
            _ => Compare<byte>(name, before, after, value => value, (_, _) => null),
        };
    }

    private static NumericDifference Compare<T>(
        string name, TensorView before, TensorView after, Func<T, double> number, Func<T, T, ulong?> ulp)
        where T : unmanaged, IFormattable
    {
        ReadOnlySpan<T> a = before.As<T>();
        ReadOnlySpan<T> b = after.As<T>();
        int first = -1;
        long different = 0;
        double largest = 0;
        for (int i = 0; i < a.Length; i++)
        {
            if (!a[i].Equals(b[i]) || BitConverter.DoubleToInt64Bits(number(a[i])) != BitConverter.DoubleToInt64Bits(number(b[i])))
            {
                first = first < 0 ? i : first;
                different++;
                largest = Math.Max(largest, NumericDifference.Relative(number(a[i]), number(b[i])));
            }
        }

        return new NumericDifference(
            $"tensor {name}, element [{string.Join(", ", Index(first, before.Shape))}]",
            a[first].ToString("R", CultureInfo.InvariantCulture), b[first].ToString("R", CultureInfo.InvariantCulture),
            ulp(a[first], b[first]), different, a.Length, largest);
    }

    private static long[] Index(long flat, IReadOnlyList<long> shape)
    {
        long[] index = new long[shape.Count];
        for (int dimension = shape.Count - 1; dimension >= 0; dimension--)
        {
            (flat, index[dimension]) = Math.DivRem(flat, shape[dimension]);
        }

        return index;
    }

    private static string Describe(TensorView? tensor) =>
        tensor is null ? "no such tensor" : $"{tensor.Type} [{string.Join(", ", tensor.Shape)}]";
}
