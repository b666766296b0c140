using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The commands that bring one step up to date: acquire, and a command for each stage that a study of the catalogue has.</summary>
internal static class StepCommands
{
    /// <summary>Names and what they do, in order.</summary>
    public static IReadOnlyList<(string Name, string Description)> All { get; } =
    [
        (AcquireStep.CommandName, AcquireStep.Description),
        .. Catalogue.studies.SelectMany(study => Stages.ofStudy(new Describing(), study)).DistinctBy(stage => stage.Name),
    ];

    private sealed class Describing : IStageMaker<(string Name, string Description)>
    {
        public (string Name, string Description) Normalize(Dataset dataset) => (StageNames.Normalize, NormalizeStage.Description);

        public (string Name, string Description) Train(string place, Study learning, IReadOnlyList<(string Name, string Description)> madeOf) => (place, place == StageNames.Train ? TrainStage.Description : TrainStage.DescriptionBelow);

        public (string Name, string Description) Evaluate(IReadOnlyList<(string Name, string Description)> madeOf) => (StageNames.Evaluate, EvaluateStage.Description);

        public (string Name, string Description) Figures(IReadOnlyList<(string Name, string Description)> madeOf) => (StageNames.Figures, FiguresStage.Description);

        public (string Name, string Description) Report(IReadOnlyList<(string Name, string Description)> madeOf) => (StageNames.Report, ReportStage.Description);
    }
}
