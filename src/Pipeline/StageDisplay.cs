namespace ResearchPipeline.Pipeline;

/// <summary>Shows how far the body of a stage is: its body is made before the line is there that it reports to.</summary>
/// <param name="display">Where to show it.</param>
/// <param name="name">The stage's name.</param>
/// <param name="steady">Whether it goes on evenly, so that the time left can be estimated.</param>
internal sealed class StageDisplay(IRunDisplay display, string name, bool steady = false)
{
    private IProgressDisplay? _line;

    /// <summary>The line, while the body runs.</summary>
    public IProgressDisplay Line => _line ?? throw new InvalidOperationException($"The {name} stage is not running.");

    /// <summary>Runs the body.</summary>
    public void Watch(Action run) => display.Watch(name, steady, line =>
    {
        _line = line;
        run();
    });

    /// <summary>Shows how far the work is, 0 … 1, with a few words.</summary>
    public void Update(double share, string text) => Line.Update(share, text);
}
