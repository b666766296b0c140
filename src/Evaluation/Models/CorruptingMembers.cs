using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Members that learned from corrupted images.</summary>
/// <typeparam name="TMember">What they are.</typeparam>
/// <param name="members">In order.</param>
/// <param name="losses">How they learned; null while they still do.</param>
/// <param name="sizes">How large each is after so many images; null while they still learn.</param>
/// <param name="corruption">What was done to the images.</param>
internal sealed class CorruptingMembers<TMember>(IReadOnlyList<TMember> members, LossHistory? losses, Func<int, int, NetworkSize>? sizes, Corruption corruption)
    : NetworkMembers<TMember>(members, losses, sizes), ICorrupts
    where TMember : class
{
    /// <inheritdoc/>
    public void Corrupt(ReadOnlySpan<float> image, int number, ulong seed, Span<float> corrupted) => ImageCorruption.Apply(corruption, seed, number, image, corrupted);
}
