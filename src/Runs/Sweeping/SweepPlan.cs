using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;
using Specifications = ResearchPipeline.Specification.Fingerprint;
using Choices = ResearchPipeline.Specification.Settings;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>Everything that a sweep runs, in order. It is frozen in a file before anything runs, so that it can be resumed, extended and run again.</summary>
/// <param name="Study">The study that is varied.</param>
/// <param name="Specification">SHA-256 of the study as it was written when the plan was frozen: what the plan changes is changed in that.</param>
/// <param name="Until">The last stage of every run.</param>
/// <param name="Runs">The runs.</param>
public sealed record SweepPlan(string Study, string Specification, string Until, IReadOnlyList<PlannedRun> Runs)
{
    /// <summary>The key of the seed.</summary>
    internal const string Seed = "seed";

    /// <summary>The plan of a sweep.</summary>
    /// <param name="study">The study as it is written.</param>
    /// <param name="variation">What is varied.</param>
    /// <param name="seeds">How many seeds everything is run with.</param>
    /// <param name="until">The last stage of every run.</param>
    /// <exception cref="UsageException">Some of it cannot be run; all of what is wrong is said.</exception>
    public static SweepPlan Of(Study study, Variation variation, int seeds, string until) => Of(new Sweep("", "", "", study, [], [variation], seeds), until);

    /// <summary>The plan of a sweep that is written down: its runs go until they are measured.</summary>
    /// <exception cref="UsageException">Some of it cannot be run; all of what is wrong is said.</exception>
    public static SweepPlan Of(Sweep sweep) => Of(sweep, StageNames.Evaluate);

    private static SweepPlan Of(Sweep sweep, string until)
    {
        string[] errors = SweepModule.errors(sweep);
        if (errors.Length > 0)
        {
            throw new UsageException(string.Join(" ", errors));
        }

        (Study study, int seeds) = (sweep.Study, sweep.Seeds);
        ArmSetting[][] arms = SweepModule.arms(sweep);
        ulong[] ofSeeds = SweepModule.seeds(study, seeds);
        if (arms.Any(arm => arm.Any(setting => setting.Key == Seed)) && seeds > 1)
        {
            throw new UsageException("Seeds are given by --set=seed and by --seeds; expected one of the two.");
        }

        List<string> refused = [];
        PlannedRun?[] runs = [.. arms.SelectMany(arm => ofSeeds.Select(seed => Planned(sweep, arm, seed, refused)))];
        return refused.Count == 0
            ? new(study.Name, Specifications.ofStudy(study), until, [.. runs.OfType<PlannedRun>().DistinctBy(run => run.Run)])
            : throw new UsageException($"Of {runs.Length} runs {refused.Count} cannot be run, and nothing was started. {string.Join(" ", refused.Distinct().Take(5))}{(refused.Distinct().Count() > 5 ? $" And {refused.Distinct().Count() - 5} more." : "")}");
    }

    /// <summary>The study as it is written now.</summary>
    public Study Written => Catalogue.studies.Single(study => study.Name == Study);

    /// <summary>The plan with the runs of another that it has not, after its own.</summary>
    public SweepPlan With(SweepPlan more) => this with { Runs = [.. Runs, .. more.Runs.Where(run => Runs.All(own => own.Run != run.Run))] };

    /// <summary>What it runs: a line for the study, and one for each run in its place.</summary>
    public string Text => string.Concat(Runs.Select(run => $"{run.Run} {run.Tag}\n").Prepend($"{Study} {Specification}\n"));

    /// <summary>SHA-256 of what it runs.</summary>
    public string Fingerprint => Specifications.ofText(Text);

    /// <summary>Whether another plan runs the same, in the same order.</summary>
    public bool IsAs(SweepPlan other) => Fingerprint == other.Fingerprint;

    /// <summary>Why a plan that was read cannot be followed any more, in sentences that say what to do; null where it can.</summary>
    /// <param name="name">What the sweep is called.</param>
    public string? Fault(string name) =>
        !Catalogue.names.Contains(Study) || Specifications.ofStudy(Written) != Specification
            ? $"The sweep {name} was planned for the study {Study} as it was written then, and the study has changed since. Its runs are still there; plan a new sweep under another --name."
        : Defect() is string defect
            ? $"The plan of the sweep {name} was changed after it was frozen: {defect}. Move its plan.json away, and start the sweep again with its --set and --seeds: runs that are done are not done again."
        : null;

    /// <summary>What is wrong with a plan that was read: a sentence without its full stop; null where nothing is.</summary>
    public string? Defect()
    {
        string[] stages = Stages.names(Written);
        return Runs.Count == 0 ? "it has no run"
            : Array.IndexOf(stages, Until) < Array.IndexOf(stages, StageNames.Evaluate) ? $"its runs go until \"{Until}\", and expected is {StageNames.Evaluate} or a later stage"
            : Runs.GroupBy(run => run.Run).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"the run {twice.Key} stands there {twice.Count()} times"
            : Runs.Select((run, i) => DefectOf(run, i)).FirstOrDefault(defect => defect is not null);
    }

    private string? DefectOf(PlannedRun run, int number)
    {
        try
        {
            Study chosen = ChangedStudy.Of(Written, run.Settings);
            PlannedRun made = Named(Written, chosen, [.. run.Settings], run.Settings);
            return (made.Run, made.Tag, made.Arm) == (run.Run, run.Tag, run.Arm) ? null : $"what run {number} chooses makes {made.Tag} ({made.Run}), and another is named there";
        }
        catch (UsageException error)
        {
            return $"run {number} cannot be run ({error.Message.TrimEnd('.')})";
        }
    }

    // Called after what is chosen, however that was typed.
    private static PlannedRun Named(Study study, Study run, ArmSetting[] arm, IReadOnlyList<ArmSetting> settings)
    {
        IReadOnlyDictionary<string, string> chosen = Choices.values(run);
        string name = RunTag.Of([.. arm.Where(setting => setting.Key != Seed).Select(setting => new Change(setting.Key, "", chosen.GetValueOrDefault(setting.Key, setting.Value)))]);
        name = name.Length == 0 ? "as-written" : name;
        return new(Specifications.runName(study, run), $"{name}-seed{run.Seed}", name, settings);
    }

    private static PlannedRun? Planned(Sweep sweep, ArmSetting[] arm, ulong seed, List<string> refused)
    {
        Study study = sweep.Study;
        ArmSetting[] settings = [.. sweep.Throughout, .. arm, .. arm.Any(setting => setting.Key == Seed) ? Array.Empty<ArmSetting>() : [new ArmSetting(Seed, $"{seed}")]];
        try
        {
            Study run = ChangedStudy.Of(study, settings);
            return Named(study, run, arm, settings);
        }
        catch (UsageException error)
        {
            refused.Add($"{string.Join(", ", arm.Select(setting => $"{setting.Key}={setting.Value}"))}: {error.Message}");
            return null;
        }
    }
}
