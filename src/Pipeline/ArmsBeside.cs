using ResearchPipeline.Engine;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The arms that stand beside a study in its explorer: those that fit, and whose results lie here and are up to date. None is run for it.</summary>
/// <param name="engine">Knows what lies here.</param>
/// <param name="study">The study.</param>
internal sealed class ArmsBeside(StageEngine engine, Study study)
{
    /// <summary>Each arm with the first of its seeds that learned something else than the study itself, by what the names of its stages begin with.</summary>
    /// <param name="stages">All stages as far as the study is measured with all that it compares.</param>
    public IReadOnlyList<(string Name, LearnedRun Run)> Of(IReadOnlyList<Stage> stages)
    {
        if (study.Compared.Length == 0)
        {
            return [];
        }

        Dictionary<string, string> folders = stages.Where(stage => engine.Plan(stage).Count == 0).ToDictionary(stage => stage.Place, engine.FolderOf);
        string own = folders[StageNames.Train];
        return
        [
            .. Arms.compared(study).GroupBy(run => run.Arm.Name).SelectMany(runs => runs
                .Where(run => folders.ContainsKey(run.Prefix + StageNames.Train) && folders.ContainsKey(run.Prefix + StageNames.Measure))
                .Select(run => (Name: run.Prefix.TrimEnd('.'), Run: new LearnedRun($"arm {run.Arm.Name}, seed {run.Seed}: {run.Arm.Label}", run.Study, folders[run.Prefix + StageNames.Train], folders[run.Prefix + StageNames.Measure])))
                .Where(beside => beside.Run.Learned != own && beside.Run.Misfit(study) is null)
                .Take(1)),
        ];
    }
}
