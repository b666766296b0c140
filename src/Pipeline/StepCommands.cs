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
        // Without arms: their stages are brought up to date with all that the study compares, and what they change takes time to find out.
        .. Catalogue.studies.SelectMany(study => Stages.ofStudy(new Describing(), Arms.alone(study))).DistinctBy(stage => stage.Item1),
    ];

    private sealed class Describing : IStageMaker<(string, string)>
    {
        public (string, string) Normalize(string place, Dataset dataset) => (place, NormalizeStage.Description);

        public (string, string) Train(Trained trained, IReadOnlyList<(string, string)> madeOf) => (trained.Place, trained.Place == StageNames.Train ? TrainStage.Description : TrainStage.DescriptionBelow);

        public (string, string) Attempt(Trained trained, IReadOnlyList<(string, string)> madeOf) => (trained.Place, AttemptStage.Description);

        public (string, string) Evaluate(IReadOnlyList<(string, string)> madeOf) => (StageNames.Evaluate, EvaluateStage.Description);

        public (string, string) Measure(string place, ArmRun run, IReadOnlyList<(string, string)> madeOf) => (place, EvaluateStage.Description);

        public (string, string) Results(IReadOnlyList<(string, string)> madeOf) => (StageNames.Results, ResultsStage.Description);

        public (string, string) Figures(IReadOnlyList<(string, string)> madeOf) => (StageNames.Figures, FiguresStage.Description);

        public (string, string) Report(IReadOnlyList<(string, string)> madeOf) => (StageNames.Report, ReportStage.Description);
    }
}
