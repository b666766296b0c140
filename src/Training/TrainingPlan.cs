namespace ResearchPipeline.Training;

/// <summary>Which images are shown when, and which weights are kept.</summary>
/// <param name="Seed">Shuffles them.</param>
/// <param name="Images">Training images, each shown once in an epoch; <see cref="Iterations"/> times, where a batch is all of them.</param>
/// <param name="BatchSize">Images of a step; the last of an epoch may have fewer.</param>
/// <param name="Epochs">Passes over the images; 0 for what keeps its first weights.</param>
public readonly record struct TrainingPlan(ulong Seed, int Images, int BatchSize, int Epochs)
{
    /// <summary>The file of the parameters that a run returns: those at the end of its last epoch, or the first where there is none.</summary>
    public const string LastWeights = "weights.safetensors";

    /// <summary>Steps that see the same images before the next are shown: 1, but for an optimiser that iterates on all of them.</summary>
    public int Iterations { get; init; } = 1;

    /// <summary>Steps of one epoch.</summary>
    public int StepsPerEpoch => (Images + BatchSize - 1) / BatchSize * Iterations;

    /// <summary>Steps of the whole run.</summary>
    public long Steps => (long)Epochs * StepsPerEpoch;

    /// <summary>The epoch (0, 1, …) of a step (1, 2, …) of the run.</summary>
    public int EpochOf(long time) => (int)((time - 1) / StepsPerEpoch);

    /// <summary>The places, in the order of an epoch, of the images of its step (0, 1, …).</summary>
    public Range ImagesOf(int step)
    {
        int start = step / Iterations * BatchSize;
        return start..Math.Min(start + BatchSize, Images);
    }

    /// <summary>The images of an epoch (0, 1, …), in order: shuffled, but as they come where all of them are one batch.</summary>
    public int[] OrderOf(int epoch) => IsFull
        ? [.. Enumerable.Range(0, Images)]
        : new Compute.Random.PhiloxSequence(Seed, Compute.Random.Purpose.Shuffle, (ulong)epoch).NextPermutation(Images);

    /// <summary>Whether a batch is all images because it shall be, and not because there are few.</summary>
    public bool IsFull { get; init; }

    /// <summary>Whether the parameters at the end of every epoch are kept, and not of the last alone: for an ensemble, which is measured as it was at the end of every epoch. Nothing else reads them.</summary>
    public bool KeepsEpochs { get; init; }

    /// <summary>The files of parameters that a run leaves, in the order in which it writes them.</summary>
    public IReadOnlyList<string> WeightFiles => [.. Enumerable.Range(0, Epochs + 1).Select(FileOf).OfType<string>()];

    /// <summary>The file of the parameters at the end of an epoch (1, 2, …; 0 for before the first); null where they are not kept.</summary>
    public string? FileOf(int epoch) =>
        epoch == Epochs ? LastWeights
        : KeepsEpochs && epoch > 0 ? FormattableString.Invariant($"weights-epoch-{epoch}.safetensors")
        : null;
}
