namespace ResearchPipeline.Compute.Reference;

/// <summary>Rows of a fixed norm.</summary>
public static class RowScaling
{
    /// <summary>row[i] := row[i] · factor, with the factor norm / |row| rounded once from binary64; a row so near to zero that the factor has no binary32 stays.</summary>
    public static void Rescale(Span<float> row, double norm)
    {
        float factor = Factor(LaneSum.Squares<float>(row), norm);
        for (int i = 0; i < row.Length; i++)
        {
            row[i] *= factor;
        }
    }

    /// <summary>The factor for a row whose squared norm is known.</summary>
    public static float Factor(double squares, double norm)
    {
        float factor = (float)(norm / Math.Sqrt(squares));
        return float.IsFinite(factor) ? factor : 1;
    }
}
