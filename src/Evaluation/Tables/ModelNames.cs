namespace ResearchPipeline.Evaluation.Tables;

/// <summary>What a column "model" says of a row, and the kinds of pairs.</summary>
internal static class ModelNames
{
    public const string Member = "member";
    public const string Ensemble = "ensemble";

    /// <summary>A mean over pairs of members.</summary>
    public const string MemberPairs = "member-pairs";

    /// <summary>A mean over pairs of dictionaries of isotropic noise.</summary>
    public const string IsotropicPairs = "isotropic-pairs";

    /// <summary>A mean over pairs of dictionaries of noise with the members' second moment.</summary>
    public const string SecondMomentPairs = "second-moment-pairs";

    /// <summary>Kind of a pair of members.</summary>
    public const string Members = "members";

    /// <summary>Kind of a pair of dictionaries of isotropic noise.</summary>
    public const string Isotropic = "isotropic";

    /// <summary>Kind of a pair of dictionaries of noise with the members' second moment.</summary>
    public const string SecondMoment = "second-moment";
}
