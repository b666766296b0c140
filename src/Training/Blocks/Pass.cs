namespace ResearchPipeline.Training.Blocks;

/// <summary>What a block is told of the images that pass it. A large batch passes in parts, and nothing may depend on their size.</summary>
/// <param name="Time">The training step, 1 for the first of the run; random numbers are a function of it.</param>
/// <param name="Epoch">0, 1, …; schedules are functions of it.</param>
/// <param name="FirstRow">The place in the batch of the first image of this part.</param>
/// <param name="Images">Images of the whole batch.</param>
/// <param name="Sweep">Whether the batch passes once or twice.</param>
public readonly record struct Pass(long Time, int Epoch, int FirstRow, int Images, Sweep Sweep)
{
    /// <summary>Whether blocks that need a sum over the whole batch add to it now.</summary>
    public bool Gathers => Sweep != Sweep.AfterLooking;

    /// <summary>Whether losses and penalties are measured now.</summary>
    public bool Measures => Sweep != Sweep.Looking;
}
