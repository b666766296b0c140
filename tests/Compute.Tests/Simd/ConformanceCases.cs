using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>What every operation on views is tried on, whatever computes it.</summary>
internal static class ConformanceCases
{
    /// <summary>Rows, columns, how values lie, and a seed: around the sizes of registers.</summary>
    public static IEnumerable<(int Rows, int Columns, MemoryLayout Layout, ulong Seed)> Awkward()
    {
        ulong seed = 1;
        foreach (int rows in (int[])[1, 3])
        {
            foreach (int columns in (int[])[1, 2, 15, 16, 17, 31, 33, 97, 784])
            {
                foreach (MemoryLayout layout in Enum.GetValues<MemoryLayout>())
                {
                    yield return (rows, columns, layout, seed++);
                }
            }
        }
    }

    /// <summary>Any operation of any shape.</summary>
    public static Arbitrary<(string Name, int Rows, int Columns, MemoryLayout Layout, ulong Seed)> Any { get; } =
        (from operation in Gen.Elements(Operation.All.ToArray())
         from rows in Gen.Choose(1, 60)
         from columns in Gen.Choose(1, 300)
         from layout in Gen.Elements(Enum.GetValues<MemoryLayout>())
         from seed in Gen.Choose(0, int.MaxValue)
         select (operation.Name, rows, columns, layout, (ulong)seed)).ToArbitrary();

    /// <summary>Runs an operation; whether it wants the values of a row, or all, to lie side by side, and says that they do not.</summary>
    public static bool IsRefused(Operation operation, IArithmetic<float> arithmetic, Operands operands)
    {
        try
        {
            operation.Run(arithmetic, operands);
            return false;
        }
        catch (InvalidOperationException)
        {
            return true;
        }
    }
}
