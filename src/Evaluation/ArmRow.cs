namespace ResearchPipeline.Evaluation;

/// <summary>A row of the results of arms, and the run that it belongs to.</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Label">What is different, in words.</param>
/// <param name="Changes">The same as lines of the specification.</param>
/// <param name="Seed">The run's seed.</param>
/// <param name="Fingerprint">Of all that the measures of the run depend on.</param>
/// <param name="Text">The row as it is written.</param>
public sealed record ArmRow(string Arm, string Label, string Changes, string Seed, string Fingerprint, string Text)
{
    /// <summary>The row of a line.</summary>
    internal static ArmRow Of(string line)
    {
        string[] cells = line.Split(',');
        return new ArmRow(cells[0], cells[1], cells[3], cells[4], cells[5], line);
    }
}
