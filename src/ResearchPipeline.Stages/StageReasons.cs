namespace ResearchPipeline.Stages;

/// <summary>Why a stage has to run.</summary>
public static class StageReasons
{
    /// <summary>The reason of a stage that was never published.</summary>
    public const string NeverRan = "it has not run yet";

    /// <summary>The reason of a stage that somebody wants to run again though it is up to date.</summary>
    public const string AskedFor = "it was asked for";

    private const string InputPrefix = "input ";

    /// <summary>Whether a reason is the change of an input, and so goes away when what is made again is what it was.</summary>
    public static bool IsOfInput(string reason) => reason.StartsWith(InputPrefix, StringComparison.Ordinal);

    /// <summary>Every reason, in words; none when the stage is up to date: same fingerprint, and every output still has its hash.</summary>
    public static IReadOnlyList<string> Find(StageRecord? published, StageRecord wanted, string directory)
    {
        if (published is null)
        {
            return [NeverRan];
        }

        List<string> reasons = [];
        AddChanges(reasons, published.Parameters, wanted.Parameters, (name, before, after) => $"parameter {name}: {before} -> {after}");
        AddChanges(reasons, published.Inputs, wanted.Inputs, (name, _, after) =>
            after == "missing" ? $"{InputPrefix}{name} will be made first" : $"{InputPrefix}{name} changed");
        AddChanges(reasons, published.Implementation, wanted.Implementation, (name, _, _) => $"code changed: {name}");
        foreach (Artefact output in published.Outputs)
        {
            if (!File.Exists(Path.Combine(directory, output.Path)))
            {
                reasons.Add($"output {output.Path} is missing");
            }
            else if (!output.IsIntact(directory))
            {
                reasons.Add($"output {output.Path} was altered");
            }
        }

        return reasons;
    }

    private static void AddChanges(
        List<string> reasons,
        SortedDictionary<string, string> before,
        SortedDictionary<string, string> after,
        Func<string, string, string, string> describe)
    {
        foreach (string name in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
        {
            string old = before.GetValueOrDefault(name, "(none)");
            string current = after.GetValueOrDefault(name, "(none)");
            if (old != current)
            {
                reasons.Add(describe(name, old, current));
            }
        }
    }
}
