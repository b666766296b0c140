namespace ResearchPipeline.Pipeline;

/// <summary>What a command line calls the work that is more than a stage.</summary>
internal static class CommandNames
{
    public const string Run = "run";
    public const string Plan = "plan";
    public const string Status = "status";
    public const string Settings = "settings";
    public const string Verify = "verify";
    public const string Arms = "arms";
    public const string All = "all";
    public const string VerifyAll = "verify-all";
    public const string Family = "family";
    public const string Devices = "devices";
    public const string Explore = "explore";
    public const string Replicate = "replicate";
    public const string MixedPrecision = "mixed-precision";
    public const string Show = "show";
    public const string Compare = "compare";
    public const string Collect = "gc";
    public const string Sweep = "sweep";
    public const string Export = "export";
    public const string Describe = "describe";

    /// <summary>What Cake asks before it installs anything: the pipeline's constructor refuses a study that cannot be run.</summary>
    public const string Check = "check";
}
