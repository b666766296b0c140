using ResearchPipeline.Engine;

namespace ResearchPipeline.Pipeline;

/// <summary>One thing that a run brings up to date.</summary>
internal interface IStep
{
    /// <summary>What the run calls it.</summary>
    string Name { get; }

    /// <summary>Why it would run, or with <paramref name="force"/> run in any case; empty when it is up to date. Changes nothing.</summary>
    IReadOnlyList<StageReason> Reasons(bool force);

    /// <summary>Takes what it made, which must be up to date.</summary>
    /// <exception cref="StageException">It is not: what it made is not to be believed.</exception>
    void Take();

    /// <summary>Brings it up to date, or with <paramref name="force"/> runs it in any case.</summary>
    void Run(bool force);
}
