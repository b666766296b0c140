namespace ResearchPipeline.Evaluation.Tables;

/// <summary>What a column "model" says of a row, and the kinds of pairs.</summary>
internal static class ModelNames
{
    public const string Member = "member";
    public const string Ensemble = "ensemble";

    /// <summary>A mean over pairs of members.</summary>
    public const string MemberPairs = "member-pairs";

    /// <summary>A mean over pairs of random dictionaries.</summary>
    public const string RandomPairs = "random-pairs";

    /// <summary>Kind of a pair of members.</summary>
    public const string Members = "members";

    /// <summary>Kind of a pair of random dictionaries.</summary>
    public const string Random = "random";
}
