using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The part of a run that is of one arm which the study compares, with one seed or with all of them: its stages, and the images that they are made of.</summary>
/// <param name="Arm">The arm's name.</param>
/// <param name="Seed">The seed; null for all of them.</param>
internal sealed record ArmPart(string Arm, string? Seed)
{
    /// <summary>The part that options ask for, or null where they ask for the whole run.</summary>
    /// <exception cref="UsageException">The study compares no such arm, or no arm with such a seed.</exception>
    public static ArmPart? Of(RunOptions options, Study study)
    {
        if (options.Arm is not string name)
        {
            return null;
        }

        Arm[] compared = study.Compared;
        if (compared.Length == 0)
        {
            throw new UsageException($"The study {study.Name} compares no arms, so --arm names no part of it.{Elsewhere(name)}");
        }

        Arm arm = compared.FirstOrDefault(arm => arm.Name == name) ?? throw new UsageException(ArgumentCheck.NoSuch("arm", name, [.. compared.Select(arm => arm.Name)]));
        string? seed = options.Setting("seed");
        return seed is null || arm.Seeds.Any(of => $"{of}" == seed)
            ? new ArmPart(name, seed)
            : throw new UsageException($"The arm {name} is not run with seed {seed}; its seeds are {string.Join(", ", arm.Seeds)}.");
    }

    private static string Elsewhere(string arm)
    {
        string[] studies = [.. Catalogue.studies.Where(study => study.Compared.Any(of => of.Name == arm)).Select(study => $"--study={study.Name}")];
        return studies.Length == 0 ? "" : $" An arm {arm} is part of {string.Join(" and of ", studies)}.";
    }

    /// <summary>What is said of it: "arm half-sum, seed 2".</summary>
    public string Words => Seed is null ? $"arm {Arm}" : $"arm {Arm}, seed {Seed}";

    /// <summary>Whether a step or a stage belongs to it.</summary>
    public bool Has(string place) => place is AcquireStep.CommandName or StageNames.Normalize or Publication.DataFolder
        || (StagePlace.isOfArm(place) && StagePlace.armOf(place) == Arm && (Seed is null || $"{StagePlace.seedOf(place)}" == Seed));

    /// <summary>What a manifest lists of it.</summary>
    public Manifest Of(Manifest manifest) => manifest with { Artefacts = [.. manifest.Artefacts.Where(artefact => Has(artefact.Path.Split('/')[0]))] };
}
