using ResearchPipeline.Engine;
using ResearchPipeline.Explorer;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>A run, or an arm of one, whose weights and tables lie here.</summary>
/// <param name="Title">What people call it.</param>
/// <param name="Study">The study as it ran.</param>
/// <param name="Learned">The folder of its training.</param>
/// <param name="Measured">The folder of its evaluation.</param>
internal sealed record LearnedRun(string Title, Study Study, string Learned, string Measured)
{
    private const string Weights = "weights.safetensors";

    /// <summary>Whether an explorer can set it beside others: it makes images again from codes, and its weights are there.</summary>
    public bool HasFeatures => Files(Learned).Contains(Weights) && Study.Learner.Aim.IsReconstruct;

    /// <summary>Why it cannot stand beside a study, as a sentence; null where it can.</summary>
    /// <param name="study">The study.</param>
    public string? Misfit(Study study)
    {
        ImageShape[] shapes = [.. new[] { study, Study }.Select(one => DatasetModule.kind(one.Dataset.Source).Shape)];
        return !shapes[0].Equals(shapes[1])
            ? $"{Title} learned from images of {shapes[1].InWords}, and {study.Name} learns from images of {shapes[0].InWords}: their features cannot stand side by side."
            : !HasFeatures ? $"{Title} makes no images again from codes, so it has no features that could stand beside those of {study.Name}."
            : null;
    }

    /// <summary>The files of its stages, under names of their own.</summary>
    /// <param name="name">What the names begin with.</param>
    public IReadOnlyList<MadeStage> Made(string name) =>
        [new MadeStage($"{name}.{StageNames.Train}", Learned, Files(Learned)), new MadeStage($"{name}.{StageNames.Evaluate}", Measured, Files(Measured))];

    /// <summary>How an explorer shows it.</summary>
    /// <param name="name">What the names of its files begin with.</param>
    public RunBeside Beside(string name) => new(Title, Fingerprint.ofStudy(Study), Study.Learner.Training.Members, $"{name}.{StageNames.Train}", $"{name}.{StageNames.Evaluate}", StageContext.SettingsOf(Study));

    private static string[] Files(string folder) => [.. StageRecord.Read(folder)?.Outputs.Select(output => output.Path) ?? []];
}
