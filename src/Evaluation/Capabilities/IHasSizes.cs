namespace ResearchPipeline.Evaluation.Capabilities;

/// <summary>Knows how large its members are, and what learning them took.</summary>
public interface IHasSizes
{
    /// <summary>The size of a member.</summary>
    /// <param name="member">0, 1, …</param>
    /// <param name="trainImages">Training images that there are; it may have learned from the first of them only.</param>
    NetworkSize SizeOf(int member, int trainImages);
}
