namespace ResearchPipeline.Training;

/// <summary>The name of something that is measured while learning, and how many values it has each time.</summary>
/// <param name="Name">"reconstruction".</param>
/// <param name="Values">Values each time, one a member; null for a single one that belongs to no member.</param>
public readonly record struct CurveShape(string Name, int? Values)
{
    /// <summary>Numbers each time.</summary>
    public int Width => Values ?? 1;
}
