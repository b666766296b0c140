namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>
/// Consists of models of one kind. What they can do is measured of each of them, and beside them the whole is measured where it can do the same: an
/// ensemble, whose reconstruction is the mean of its members'.
/// </summary>
/// <typeparam name="TMember">What they are; its capabilities are theirs.</typeparam>
public interface IHasMembers<out TMember>
    where TMember : class
{
    /// <summary>The members, 1 to 64, in order.</summary>
    IReadOnlyList<TMember> Members { get; }
}
