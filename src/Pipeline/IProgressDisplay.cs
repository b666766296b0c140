namespace ResearchPipeline.Pipeline;

/// <summary>Where work says how far it is.</summary>
public interface IProgressDisplay
{
    /// <summary>Says something that stays.</summary>
    void Say(string text);

    /// <summary>Shows how far the work is, 0 … 1, with a few words: items with two blanks between them, the most interesting first.</summary>
    void Update(double share, string text);
}
