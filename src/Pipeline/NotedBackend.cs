using ResearchPipeline.Compute;
using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>Creates the backend of a stage, and remembers which it was: "auto" says so only then.</summary>
/// <param name="context">What the stages share.</param>
internal sealed class NotedBackend(StageContext context)
{
    /// <summary>The last that was created; null before the first.</summary>
    public StageDevice? Device { get; private set; }

    /// <summary>The backend to learn with.</summary>
    public IBackend Create()
    {
        IBackend created = context.CreateBackend();
        Device = new(created.Name, context.Threads);
        return created;
    }
}
