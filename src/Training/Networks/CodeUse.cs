namespace ResearchPipeline.Training.Networks;

/// <summary>What an encoder's codes are for.</summary>
internal enum CodeUse
{
    /// <summary>To be learned: noise is drawn, k follows its schedule.</summary>
    Learning,

    /// <summary>To be decoded again: k is that of the last epoch, a mean stands for its distribution.</summary>
    Reconstruction,

    /// <summary>Features of something else: the same, with k times the encoding factor.</summary>
    Features,

    /// <summary>To be drawn from: of a Gaussian code its means and, after them, the logarithms of its variances.</summary>
    Distribution,
}
