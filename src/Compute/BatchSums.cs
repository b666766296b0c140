using System.Numerics;

namespace ResearchPipeline.Compute;

/// <summary>What is known of a step that was computed in the processor's memory.</summary>
public static class BatchSums
{
    /// <summary>Sums over the images of a batch, and the first of its gradients that are no numbers; hashes are left alone.</summary>
    public static void Of(EnsembleBatch batch, EnsembleSums sums)
    {
        sums.SquaredDifferences = Sum(batch.SquaredDifferences[..batch.Rows]);
        for (int member = 0; member < batch.Members; member++)
        {
            sums.SquaredErrors[member] = Sum(batch.SquaredErrors(member)[..batch.Rows]);
            sums.BadGradients[member] = FirstNotFinite(batch.CodeGradients[member].Values[..(batch.Rows * batch.Codes[member].K)]);
            if (batch.Auxiliary is AuxiliaryBatch auxiliary)
            {
                sums.Silent[member] = auxiliary.Silent(member).Length;
                sums.AuxiliarySquaredErrors[member] = sums.Silent[member] > 0 ? Sum(auxiliary.SquaredErrors(member)[..batch.Rows]) : 0;
                sums.BadAuxiliaryGradients[member] = FirstNotFinite(auxiliary, member, batch.Rows);
            }
        }
    }

    private static float FirstNotFinite(AuxiliaryBatch auxiliary, int member, int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            float bad = FirstNotFinite(auxiliary.CodeGradients[member].Row(row)[..auxiliary.Codes[member].K]);
            if (bad != 0)
            {
                return bad;
            }
        }

        return 0;
    }

    private static float FirstNotFinite(ReadOnlySpan<float> values)
    {
        // A number less itself is 0, unless it is infinite or none.
        int whole = 0;
        while (whole <= values.Length - Vector<float>.Count
            && new Vector<float>(values[whole..]) is Vector<float> some && Vector.EqualsAll(some - some, Vector<float>.Zero))
        {
            whole += Vector<float>.Count;
        }

        foreach (float value in values[whole..])
        {
            if (!float.IsFinite(value))
            {
                return value;
            }
        }

        return 0;
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        double sum = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        return sum;
    }
}
