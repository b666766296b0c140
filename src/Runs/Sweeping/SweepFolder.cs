using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>Where a sweep lives, artifacts/sweeps/NAME, with its plan and its table; and what it is to run.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Plan">What it is to run: as it is written down, or as it was frozen and is extended by what is asked for now.</param>
/// <param name="Frozen">The plan that lies there; null where there is none.</param>
/// <param name="Written">The sweep of the catalogue; null for one that somebody typed.</param>
internal sealed record SweepFolder(string Folder, SweepPlan Plan, SweepPlan? Frozen, Sweep? Written)
{
    /// <summary>The folder of all sweeps.</summary>
    public static string In(string artifacts) => Path.Combine(artifacts, "sweeps");

    /// <summary>What is asked for. Nothing is written.</summary>
    /// <exception cref="UsageException">It cannot be run, there is no such sweep, or it was frozen for another study.</exception>
    /// <exception cref="DataException">Its plan cannot be read.</exception>
    public static SweepFolder Find(Request request)
    {
        string artifacts = Path.GetFullPath(request.Options.Artifacts ?? Path.Combine(Repository.FindRoot(), "artifacts"));
        return WrittenSweep.Asked(request) is Sweep written ? OfCatalogue(written, Path.Combine(In(artifacts), written.Name), request) : OfTyped(artifacts, request);
    }

    /// <summary>Refuses what --collect has no use for: it takes the plan as it is.</summary>
    /// <exception cref="UsageException">There is no plan, or something shall be varied.</exception>
    public void RequireFrozen(Request request)
    {
        if (Frozen is null || request.Settings.Count > 0 || request.Whole("seeds") is not null)
        {
            throw new UsageException(Frozen is null
                ? $"--collect writes the table of a sweep that was planned, and there is no plan in {Folder}. Run the sweep first, without --collect."
                : "--collect writes the table of the plan as it is; --set and --seeds are for running more.");
        }
    }

    // A process that does one run, or collects, takes the plan of the process that started it.
    private static SweepFolder OfCatalogue(Sweep written, string folder, Request request)
    {
        bool isPart = request.Whole("task") is not null || request.Has("collect");
        SweepPlan? frozen = isPart ? PlanFile.Read(folder) : Readable(folder);
        return new(folder, isPart && frozen is not null ? frozen : SweepPlan.Of(written), frozen, written);
    }

    // The record is the plan: a file that cannot be read is written again from it.
    private static SweepPlan? Readable(string folder)
    {
        try
        {
            return PlanFile.Read(folder);
        }
        catch (DataException)
        {
            return null;
        }
    }

    private static SweepFolder OfTyped(string artifacts, Request request)
    {
        SweepPlan? asked = request.Settings.Count > 0 || request.Whole("seeds") is not null ? Asked(request) : null;
        string name = WrittenSweep.NameIn(request) ?? (asked is null
            ? throw new UsageException($"sweep is told what to vary, as in --set=model.k=10,25 --seeds=3, or which sweep to run: one of the catalogue ({WrittenSweep.Known}), or by --name one to go on with.")
            : $"{asked.Study}-{Fingerprint.ofText(string.Join('\n', asked.Runs.Select(run => run.Run).Append(asked.Until)))[..8]}");
        if (!RunName.IsName(name))
        {
            throw new UsageException($"--name is \"{name}\"; expected letters, digits, dots, hyphens and underscores, as in --name=sparser.");
        }

        if (!KnownSweeps.IsName(name))
        {
            throw new UsageException($"--name is \"{name}\", which is the name of a study or of its run; a sweep needs one of its own.");
        }

        string folder = Path.Combine(In(artifacts), name);
        SweepPlan? frozen = PlanFile.Read(folder);
        if (frozen is null && asked is null)
        {
            IReadOnlyList<string> known = new KnownSweeps(artifacts).Names;
            throw new UsageException($"There is no sweep {name} in {In(artifacts)}, nor in the catalogue.{Suggestion.For(name, known)} The sweeps are {string.Join(", ", known)}.");
        }

        Require(name, frozen, asked, request);
        return new(folder, frozen is null ? asked! : asked is null ? frozen : frozen.With(asked), frozen, null);
    }

    private static void Require(string name, SweepPlan? frozen, SweepPlan? asked, Request request)
    {
        if (frozen is null)
        {
            return;
        }

        if (frozen.Fault(name) is string fault)
        {
            throw new UsageException(fault);
        }

        if ((asked is not null && asked.Study != frozen.Study) || (request.Text("study") is string study && study != frozen.Study))
        {
            throw new UsageException(request.Text("study") is null
                ? $"The sweep {name} is of the study {frozen.Study}. To extend it, say so too: --study={frozen.Study}. A new sweep needs another --name."
                : $"The sweep {name} is of the study {frozen.Study}, and another is asked for. Give the new sweep another --name.");
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

        return SweepPlan.Of(study, request.Has("zip") ? Variation.NewZip(axes) : Variation.NewGrid(axes), request.Whole("seeds") ?? 1, until);
    }
}
