namespace ResearchPipeline.Evaluation.Measures;

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

    /// <summary>What the summary has numbers of, in its order.</summary>
    public static readonly string[] InSummary = [Member, Ensemble, MemberPairs, IsotropicPairs, SecondMomentPairs];

    /// <summary>What a row is of: a member, or the whole where that consists of members.</summary>
    public static string Of(byte? member) => member is null ? Ensemble : Member;
}
