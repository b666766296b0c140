namespace ResearchPipeline.Training;

/// <summary>Which images are shown when.</summary>
/// <param name="Seed">Shuffles them.</param>
/// <param name="Images">Training images, each shown once in an epoch.</param>
/// <param name="BatchSize">Images of a step; the last of an epoch may have fewer.</param>
/// <param name="Epochs">Passes over the images.</param>
public readonly record struct TrainingPlan(ulong Seed, int Images, int BatchSize, int Epochs)
{
    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch => (Images + BatchSize - 1) / BatchSize;

    /// <summary>Steps of the whole run.</summary>
    public long Steps => (long)Epochs * StepsPerEpoch;
}
