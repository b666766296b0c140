using ResearchPipeline.Compute;

namespace ResearchPipeline.Training;

/// <summary>Steps of an ensemble, in the processor's memory or on a device that owns what is learned.</summary>
internal interface IEnsembleSteps
{
    /// <summary>The loss of the last step that was told.</summary>
    StepLoss Loss { get; }

    /// <summary>Hash of each member's parameters after that.</summary>
    ReadOnlySpan<ParameterHash> Hashes { get; }

    /// <summary>Forgets what the epoch has activated.</summary>
    void BeginEpoch(EnsembleState state);

    /// <summary>Steps that were asked for and not told yet.</summary>
    int Untold { get; }

    /// <summary>How many there may be.</summary>
    int MostUntold { get; }

    /// <summary>Says in which order images will come.</summary>
    void Announce(ReadOnlySpan<int> order);

    /// <summary>Tells of the earliest untold step: its loss, and hashes.</summary>
    /// <exception cref="DivergedException">A part of the loss, or a gradient, is no number. Nothing was learned from it, nor from any after it.</exception>
    void Tell();

    /// <summary>Learns from images; <paramref name="time"/> is 1 for the first step of the run.</summary>
    /// <exception cref="DivergedException">A part of the loss, or a gradient, is no number. Nothing was learned.</exception>
    void Run(EnsembleState state, ReadOnlySpan<int> images, long time);

    /// <summary>Brings into the state what has been learned elsewhere.</summary>
    void Fetch(EnsembleState state);

    /// <summary>Says that somebody has changed the state.</summary>
    void Changed();

    /// <summary>Features that no image of the epoch has activated yet, mean over members.</summary>
    double MeanSilent(EnsembleState state);
}
