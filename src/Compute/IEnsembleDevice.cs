namespace ResearchPipeline.Compute;

/// <summary>
/// Where an ensemble learns whose memory is not the processor's: it owns the parameters, what the optimizer keeps of them, and what has been active. They go
/// in by <see cref="Upload"/> and come out by <see cref="Download"/> when somebody asks for them: at an epoch's end, at a checkpoint, to be looked at; never in a step.
/// Bits are those of <see cref="Reference.ReferenceBackend"/>.
/// </summary>
public interface IEnsembleDevice : IDisposable
{
    /// <summary>Takes over what is learned from here on.</summary>
    void Upload(EnsembleMemory memory);

    /// <summary>Gives back all that a later step depends on.</summary>
    void Download(EnsembleMemory memory);

    /// <summary>Forgets what the epoch has activated.</summary>
    void ClearCounts();

    /// <summary>Takes over in which order images will be learned from.</summary>
    /// <param name="order">Their numbers.</param>
    void Announce(ReadOnlySpan<int> order);

    /// <summary>Asks for a step; brings nothing to the device, and may return before it is done. After a step that is no number nothing changes any more.</summary>
    /// <param name="first">The place in the announced order of the first image to learn from.</param>
    /// <param name="images">How many.</param>
    /// <param name="step">What the step is told.</param>
    void Step(int first, int images, in EnsembleStep step);

    /// <summary>How many steps may be untold.</summary>
    int MostUntold { get; }

    /// <summary>What the earliest untold step has computed; waits for it.</summary>
    void Tell(EnsembleSums sums);

    /// <summary>Features that no image of the epoch has activated yet, mean over members.</summary>
    double MeanSilent();
}
