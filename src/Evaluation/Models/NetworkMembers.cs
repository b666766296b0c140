using ResearchPipeline.Evaluation.Capabilities;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Members that learned beside each other, independently: nothing is made of them together.</summary>
/// <typeparam name="TMember">What they are.</typeparam>
/// <param name="members">In order.</param>
/// <param name="losses">How they learned; null while they still do.</param>
/// <param name="sizes">The size of a member by its number, after so many training images; null while they still learn.</param>
internal class NetworkMembers<TMember>(IReadOnlyList<TMember> members, LossHistory? losses, Func<int, int, NetworkSize>? sizes) : IHasMembers<TMember>, IHasLosses, IHasSizes
    where TMember : class
{
    private const string Learning = "They are still being learned.";

    /// <inheritdoc/>
    public IReadOnlyList<TMember> Members => members;

    /// <inheritdoc/>
    public LossHistory Losses => losses ?? throw new InvalidOperationException(Learning);

    /// <inheritdoc/>
    public NetworkSize SizeOf(int member, int trainImages) => sizes is null ? throw new InvalidOperationException(Learning) : sizes(member, trainImages);
}
