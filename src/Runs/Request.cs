using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs;

/// <summary>What a command line asks of runs.</summary>
/// <param name="Options">What every command may be told.</param>
/// <param name="Given">Values by the long name of their option, those that stand in no other place too.</param>
/// <param name="Settings">What --set was given, as typed.</param>
/// <param name="Words">Names of runs, in the order in which they were typed.</param>
internal sealed record Request(RunOptions Options, IReadOnlyDictionary<string, string> Given, IReadOnlyList<string> Settings, IReadOnlyList<string> Words)
{
    /// <summary>The value of an option, or null.</summary>
    public string? Text(string option) => Given.GetValueOrDefault(option);

    /// <summary>The whole number of an option that the table has accepted, or null.</summary>
    public int? Whole(string option) => Text(option) is string text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Whether a switch was given.</summary>
    public bool Has(string option) => Text(option) is not (null or "false");
}
