using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>all and verify-all: every published study, one after the other, and the report that sets them side by side.</summary>
internal sealed class AllStudies
{
    private readonly RunOptions _options;
    private readonly IRunDisplay _display;
    private readonly CancellationToken _cancellation;
    private readonly PublishedStudies _published;

    /// <param name="options">What was asked for, of no study.</param>
    /// <param name="display">Told what happens.</param>
    /// <param name="cancellation">Asks to stop.</param>
    /// <param name="published">The studies, and where they are published; those of the checkout unless given.</param>
    public AllStudies(RunOptions options, IRunDisplay display, CancellationToken cancellation, PublishedStudies? published = null) =>
        (_options, _display, _cancellation, _published) = (options, display, cancellation, published ?? PublishedStudies.OfCheckout(options));

    /// <summary>Runs what is not up to date.</summary>
    public void Run()
    {
        Workspace? known = null;
        foreach (string study in _published.Names)
        {
            _display.Say($"study {study}");
            StudyPipeline pipeline = new(
                _options with { Study = study }, _display, _cancellation, _options.CommandLine(CommandNames.All), known, published: _published);
            known = pipeline.Workspace;
            pipeline.RunAll();
        }

        SetSideBySide();
    }

    /// <summary>Makes the report on what is published.</summary>
    public void SetSideBySide()
    {
        _display.Say(FamilyPipeline.Name);
        _ = new FamilyPipeline(_options, _published, _display, _cancellation).Run();
    }

    /// <summary>Runs everything again, and returns when all of it agrees. Whatever differs or fails, the rest is tried.</summary>
    /// <exception cref="DiffersException">Something does not; what failed is told besides.</exception>
    /// <exception cref="StageException">Nothing that came out again differs, but something failed.</exception>
    public void Verify()
    {
        List<string> differences = [];
        List<(string Sentence, Exception Cause)> failures = [];
        foreach (string study in _published.Names)
        {
            _display.Say($"study {study}");
            Try(study, () => new Reexecution(_options with { Study = study }, _display, _cancellation, _published).Run());
        }

        _display.Say(FamilyPipeline.Name);
        Try(FamilyPipeline.Name, () => new FamilyReexecution(_options, _published, _display, _cancellation).Run());
        string all = string.Join(" ", [.. differences, .. failures.Select(failure => failure.Sentence)]);
        if (differences.Count > 0)
        {
            throw new DiffersException(all);
        }

        if (failures.Count > 0)
        {
            throw new StageException(all, failures[0].Cause);
        }

        _display.Say($"verified: {_published.Names.Count} {(_published.Names.Count == 1 ? "study" : "studies")} and the report on them");

        void Try(string name, Action verify)
        {
            try
            {
                verify();
            }
            catch (DiffersException difference)
            {
                differences.Add($"{name}: {difference.Message.TrimEnd('.')}.");
                _display.Warn(differences[^1]);
            }
            // A wrong use is wrong for every study.
            catch (Exception failure) when (Explanation.Cause(failure) is not (OperationCanceledException or UsageException))
            {
                failures.Add(($"{name} could not be verified: {Explanation.Of(failure).TrimEnd('.')}.", failure));
                _display.Warn(failures[^1].Sentence);
            }
        }
    }
}
