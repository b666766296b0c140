using ResearchPipeline.Pipeline;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>verify: of a study, or of a sweep of the catalogue.</summary>
internal static class Verification
{
    /// <summary>Verifies what is asked for; returns when everything agrees.</summary>
    /// <exception cref="DiffersException">Something does not.</exception>
    /// <exception cref="UsageException">There is no such sweep, or it is asked for otherwise than it is written.</exception>
    public static void Run(Request request, ISweepDisplay display, CancellationToken cancellation)
    {
        if (request.Options.Sweep is null)
        {
            new Reexecution(request.Options, display, cancellation).Run();
        }
        else
        {
            new SweepReexecution(request, SweepReport.PublishedIn(request.Options), display, cancellation).Run();
        }
    }
}
