namespace ResearchPipeline.Pipeline;

/// <summary>Where a run says what it does: a terminal, a file, a test.</summary>
public interface IRunDisplay
{
    /// <summary>Says a line that stays.</summary>
    void Say(string line);

    /// <summary>Says that something is not as it should be, though the run goes on.</summary>
    void Warn(string line);

    /// <summary>Runs work that tells how far it is.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="steady">Whether it goes on evenly, so that the time left can be estimated.</param>
    /// <param name="work">The work.</param>
    void Watch(string name, bool steady, Action<IProgressDisplay> work);
}
