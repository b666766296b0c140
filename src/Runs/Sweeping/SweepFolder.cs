using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>Where a sweep lives: artifacts/sweeps/NAME, with its plan and its table.</summary>
internal static class SweepFolder
{
    /// <summary>The folder of all sweeps.</summary>
    public static string In(string artifacts) => Path.Combine(artifacts, "sweeps");

    /// <summary>The folder of the sweep that is asked for, and its plan: as it was frozen, and extended by what is asked for now. Nothing is written.</summary>
    /// <exception cref="UsageException">It cannot be run, there is no such sweep, or it was frozen for another study.</exception>
    /// <exception cref="DataException">Its plan cannot be read.</exception>
    public static (string Folder, SweepPlan Plan, SweepPlan? Frozen) Find(Request request)
    {
        string artifacts = Path.GetFullPath(request.Options.Artifacts ?? Path.Combine(Repository.FindRoot(), "artifacts"));
        SweepPlan? asked = request.Settings.Count > 0 || request.Whole("seeds") is not null ? Asked(request) : null;
        string name = request.Text("name") ?? (asked is null
            ? throw new UsageException("sweep is told what to vary, as in --set=model.k=10,25 --seeds=3, or by --name which sweep to go on with.")
            : $"{asked.Study}-{Fingerprint.ofText(string.Join('\n', asked.Runs.Select(run => run.Run).Append(asked.Until)))[..8]}");
        if (!RunName.IsName(name))
        {
            throw new UsageException($"--name is \"{name}\"; expected letters, digits, dots, hyphens and underscores, as in --name=sparser.");
        }

        string folder = Path.Combine(In(artifacts), name);
        SweepPlan? frozen = PlanFile.Read(folder);
        if (frozen is null && asked is null)
        {
            string[] known = Directory.Exists(In(artifacts)) ? [.. Directory.GetDirectories(In(artifacts)).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
            throw new UsageException($"There is no sweep {name} in {In(artifacts)}.{Suggestion.For(name, known)}{(known.Length > 0 ? $" The sweeps are {string.Join(", ", known)}." : "")}");
        }

        Require(name, frozen, asked, request);
        return (folder, frozen is null ? asked! : asked is null ? frozen : frozen.With(asked), frozen);
    }

    private static void Require(string name, SweepPlan? frozen, SweepPlan? asked, Request request)
    {
        if (frozen is null)
        {
            return;
        }

        if (!Catalogue.names.Contains(frozen.Study) || Fingerprint.ofStudy(frozen.Written) != frozen.Specification)
        {
            throw new UsageException($"The sweep {name} was planned for the study {frozen.Study} as it was written then, and the study has changed since. Its runs are still there; plan a new sweep under another --name.");
        }

        if ((asked is not null && asked.Study != frozen.Study) || (request.Text("study") is string study && study != frozen.Study))
        {
            throw new UsageException($"The sweep {name} is of the study {frozen.Study}, and another is asked for. Give the new sweep another --name.");
        }

        if (asked is not null && asked.Until != frozen.Until)
        {
            throw new UsageException($"The runs of the sweep {name} go until {frozen.Until}, and {asked.Until} is asked for. Give the new sweep another --name.");
        }
    }

    private static SweepPlan Asked(Request request)
    {
        Study study = Catalogue.studies.Single(study => study.Name == request.Options.Study);
        Axis[] axes = [.. request.Settings.Select(setting => setting.Split('=', 2)).Select(pair => new Axis(pair[0].Trim(), [.. pair[1].Split(',').Select(value => value.Trim())]))];
        string until = request.Options.Until ?? StageNames.Evaluate;
        string[] stages = Stages.names(study);
        if (!stages.Contains(until) || Array.IndexOf(stages, until) < Array.IndexOf(stages, StageNames.Evaluate))
        {
            throw new UsageException($"--until is \"{until}\"; a run of a sweep goes at least until {StageNames.Evaluate}, which makes what its table is made of.");
        }

        return SweepPlan.Of(study, request.Has("zip") ? Sweep.NewZip(axes) : Sweep.NewGrid(axes), request.Whole("seeds") ?? 1, until);
    }
}
