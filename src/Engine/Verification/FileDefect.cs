namespace ResearchPipeline.Engine.Verification;

/// <summary>A file of this machine that is not what the manifest lists.</summary>
/// <param name="File">Where it lies.</param>
/// <param name="What">"was altered", "is missing" and the like.</param>
public sealed record FileDefect(string File, string What)
{
    /// <summary>A file that no longer has the content with which it was made.</summary>
    public const string Altered = "was altered";

    /// <summary>A file that is listed and not there.</summary>
    public const string Missing = "is missing";

    /// <summary>A file that is there and not listed.</summary>
    public const string Unlisted = "is not in the manifest";

    /// <summary>A file that its stage made as it is, as the stage's record says, when the manifest was another.</summary>
    public const string OtherRun = "is of another run than the manifest";

    /// <summary>What lies where the folder of a stage belongs.</summary>
    public const string NotAFolder = "is not a folder of its own";
}
