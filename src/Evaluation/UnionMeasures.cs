namespace ResearchPipeline.Evaluation;

/// <summary>Numbers of the summary that are, of a whole of members, those of all latents that any member activates: how they vary, the members' own do not tell.</summary>
public static class UnionMeasures
{
    /// <summary>Whether a measure is one of them.</summary>
    /// <param name="metric">Its name.</param>
    public static bool Has(string metric) => metric is "l0" or "bits";
}
