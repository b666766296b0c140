using Microsoft.FSharp.Core;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench;

/// <summary>The main study with and without what the step of a plain k-sparse autoencoder does not have.</summary>
internal static class StudyOf
{
    /// <summary>Without AuxK, its rows as they are learned.</summary>
    public static Experiment Plain { get; } = With("none", "learned");

    /// <summary>With AuxK as given, and rows of fixed norm.</summary>
    public static Experiment AuxK(string auxiliaryLoss) => With(auxiliaryLoss, "of-the-start");

    private static Experiment With(string auxiliaryLoss, string rowNorms) =>
        Changed("training.row-norms", rowNorms, Changed("training.auxiliary-loss", auxiliaryLoss, KSparseEnsemble.study));

    private static Experiment Changed(string key, string value, Experiment experiment)
    {
        FSharpResult<Experiment, string> changed = Settings.apply(key, value, experiment);
        return changed.IsOk ? changed.ResultValue : throw new InvalidOperationException(changed.ErrorValue);
    }
}
