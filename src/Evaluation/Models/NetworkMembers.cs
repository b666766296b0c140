using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Members that learned beside each other, independently: nothing is made of them together.</summary>
/// <typeparam name="TMember">What they are.</typeparam>
/// <param name="members">In order.</param>
/// <param name="losses">How they learned; null while they still do.</param>
internal sealed class NetworkMembers<TMember>(IReadOnlyList<TMember> members, LossHistory? losses) : IHasMembers<TMember>, IHasLosses
    where TMember : class
{
    /// <inheritdoc/>
    public IReadOnlyList<TMember> Members => members;

    /// <inheritdoc/>
    public LossHistory Losses => losses ?? throw new InvalidOperationException("They are still being learned.");
}
