using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>An arm that is to be learned again, with one of its seeds: one that the study compares, or one that it runs apart.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Seed">The seed.</param>
internal sealed record ReplicatedArm(Arm Arm, ulong Seed)
{
    /// <summary>All that it changes in the study alone, lines KEY=VALUE.</summary>
    public string Settings => ArmResults.SettingsOf(Arm, Seed);

    /// <summary>The arm that options ask for, with the first of its seeds unless they name one; null where they ask for the study.</summary>
    /// <exception cref="UsageException">The study has no such arm, or the arm no such seed, or the options change what an arm has chosen.</exception>
    public static ReplicatedArm? Of(RunOptions options, Study written)
    {
        if (options.Arm is not string name)
        {
            return null;
        }

        Arm[] arms = [.. written.Compared, .. written.Arms];
        Arm arm = arms.FirstOrDefault(arm => arm.Name == name) ?? throw new UsageException(arms.Length == 0
            ? $"The study {written.Name} has no arms, so --arm names none."
            : ArgumentCheck.NoSuch("arm", name, [.. arms.Select(arm => arm.Name).Distinct()]));
        if (options.Without("seed").Settings is { Length: > 0 } changes)
        {
            throw new UsageException($"An arm is learned again as the study has it: --arm={name} does not go with {string.Join(", ", changes.Split('\n'))}.");
        }

        string? seed = options.Setting("seed");
        return seed is null ? new ReplicatedArm(arm, arm.Seeds[0])
            : arm.Seeds.Any(of => $"{of}" == seed) ? new ReplicatedArm(arm, arm.Seeds.First(of => $"{of}" == seed))
            : throw new UsageException($"The arm {name} is not run with seed {seed}; its seeds are {string.Join(", ", arm.Seeds)}.");
    }
}
