namespace ResearchPipeline.Runs.Sweeping;

/// <summary>How far a run of a sweep is.</summary>
public enum RunStage
{
    /// <summary>Not begun.</summary>
    Waiting,

    /// <summary>Begun.</summary>
    Running,

    /// <summary>What it wrote is there, and of the hashes that it recorded.</summary>
    Done,

    /// <summary>It ended without what it had to write.</summary>
    Failed,
}
