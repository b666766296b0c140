namespace ResearchPipeline.Evaluation;

/// <summary>
/// Numbers of the summary that are counted otherwise of a whole of members than of each: its active latents are those that any member activates, its bits the
/// sum over members. How they vary, the members' own do not tell.
/// </summary>
public static class WholeMeasures
{
    internal const string ActiveLatents = "l0";
    internal const string Bits = "bits";

    /// <summary>Whether a measure is one of them.</summary>
    /// <param name="metric">Its name.</param>
    public static bool AreCountedOtherwise(string metric) => metric is ActiveLatents or Bits;
}
