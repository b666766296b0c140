namespace ResearchPipeline.Pipeline.Tests;

/// <summary>A run that nobody watches.</summary>
internal sealed class Unwatched : IRunDisplay, IProgressDisplay
{
    public void Say(string line)
    {
    }

    public void Warn(string line)
    {
    }

    public void Update(double share, string text)
    {
    }

    public void Watch(string name, bool steady, Action<IProgressDisplay> work) => work(this);
}
