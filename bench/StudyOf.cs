using Microsoft.FSharp.Core;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench;

/// <summary>The main study with and without what the step of a plain k-sparse autoencoder does not have.</summary>
internal static class StudyOf
{
    /// <summary>What a step of a study does.</summary>
    public static TiedEnsemble Recipe(this Study study) => TiedEnsembleModule.ofStudy(study);

    /// <summary>Without AuxK, its rows as they are learned.</summary>
    public static Study Plain { get; } = With("none", "learned");

    /// <summary>With AuxK as given, and rows of fixed norm.</summary>
    public static Study AuxK(string auxiliaryLoss) => With(auxiliaryLoss, "of-the-start");

    private static Study With(string auxiliaryLoss, string rowNorms) =>
        Changed("training.row-norms", rowNorms, Changed("training.auxiliary-loss", auxiliaryLoss, KSparseEnsemble.study));

    /// <summary>With another learner.</summary>
    public static Study Learning(Study study, Learner learner) => new(
        study.Name, study.Title, study.Template, study.Seed, study.Dataset, learner, study.Evaluation, study.Compared, study.Arms);

    /// <summary>With another value for a key.</summary>
    public static Study Changed(string key, string value, Study study)
    {
        FSharpResult<Study, string> changed = Settings.apply(key, value, study);
        return changed.IsOk ? changed.ResultValue : throw new InvalidOperationException(changed.ErrorValue);
    }
}
