namespace ResearchPipeline.Training;

/// <summary>What the curves of a network are called.</summary>
public static class NetworkCurves
{
    /// <summary>How far reconstructions are from their images, in the study's own loss.</summary>
    public const string ReconstructionPart = "reconstruction";

    /// <summary>Cross-entropy of the labels.</summary>
    public const string ClassificationPart = "classification";

    /// <summary>Divergence of mean activations from the wanted one.</summary>
    public const string MeanActivationPart = "mean-activation";

    /// <summary>Sum of a code's absolute values.</summary>
    public const string AbsoluteCodePart = "absolute-code";

    /// <summary>Divergence of a Gaussian code from the standard normal distribution.</summary>
    public const string PriorPart = "prior";

    /// <summary>Half the sum of all squared weights.</summary>
    public const string WeightDecayPart = "weight-decay";

    /// <summary>Evaluations of the loss in an epoch.</summary>
    public const string EvaluationsCount = "evaluations";
}
