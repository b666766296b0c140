namespace ResearchPipeline.Training.Blocks;

/// <summary>How often the parts of a batch pass.</summary>
public enum Sweep
{
    /// <summary>Once.</summary>
    Only,

    /// <summary>For the first time, to be summed over.</summary>
    Looking,

    /// <summary>For the second time: what is summed over the batch is known.</summary>
    AfterLooking,
}
