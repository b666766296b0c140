// Shared with Cake: build/parameters.cake loads this file, and Cake's scripts know no namespaces.
using System.Globalization;

/// <summary>Says what is wrong with options as they were typed: the same sentences for the command line and through Cake.</summary>
internal static class ArgumentCheck
{
    /// <summary>Every fault, a sentence each; none when all is well.</summary>
    /// <param name="table">All options.</param>
    /// <param name="command">What the user calls the command: "plan", or Cake's target "Plan".</param>
    /// <param name="taker">Which options it takes.</param>
    /// <param name="given">Names without hyphens, and every value that was given to each.</param>
    public static IReadOnlyList<string> Faults(
        IReadOnlyList<CommandOption> table, string command, Takers taker, IEnumerable<KeyValuePair<string, IReadOnlyCollection<string>>> given)
    {
        CommandOption[] taken = [.. table.Where(option => option.Takers.HasFlag(taker) && taker != Takers.None)];
        List<string> faults = [];
        bool unknown = false;
        KeyValuePair<string, IReadOnlyCollection<string>>[] typed = [.. given];
        foreach ((string name, IReadOnlyCollection<string> values) in typed)
        {
            CommandOption[] called = [.. taken.Where(option => option.IsCalled(name))];
            unknown |= called.Length == 0;
            faults.Add(called.Length == 0 ? Unknown(name, command, taken, table) : called[0].Fault(values));
        }

        // What can be said before anything is built; the rest of a study's validation needs the study.
        if (faults.TrueForAll(fault => fault.Length == 0) && Number(typed, "topk") is decimal k && Number(typed, "latents") is decimal latents && k > latents)
        {
            faults.Add(FormattableString.Invariant($"--topk is {k} and --latents is {latents}; expected no more active latents than there are."));
        }

        if (taken.Any(option => option.Name == "device") && taker is not (Takers.Replicate or Takers.MixedPrecision) && typed.Any(pair => pair.Key == "device" && pair.Value.Contains(OptionTable.LibtorchOnCuda)))
        {
            faults.Add($"--device={OptionTable.LibtorchOnCuda} is not for {command}: libtorch computes replicate and mixed-precision, and nothing else.");
        }

        string known = taken.Length == 0 ? $"{command} takes no options." : $"{command} takes {string.Join(", ", taken.Select(option => $"--{option.Name}"))}.";
        return [.. faults.Where(fault => fault.Length > 0), .. unknown ? [known] : Array.Empty<string>()];
    }

    /// <summary>The sentence for a command or target that does not exist.</summary>
    /// <param name="kind">"command" or "target".</param>
    /// <param name="word">What was typed.</param>
    /// <param name="known">What exists.</param>
    public static string NoSuch(string kind, string word, IReadOnlyCollection<string> known) =>
        $"There is no {kind} {word}.{Suggestion.For(word, known)} The {kind}s are {string.Join(", ", known)}.";

    private static decimal? Number(KeyValuePair<string, IReadOnlyCollection<string>>[] given, string name) =>
        given.SelectMany(pair => pair.Key == name ? pair.Value : []).Select(value => (decimal?)decimal.Parse(value, CultureInfo.InvariantCulture)).FirstOrDefault();

    private static string Unknown(string name, string command, CommandOption[] taken, IReadOnlyList<CommandOption> table)
    {
        string typed = name.Length == 1 ? $"-{name}" : $"--{name}";
        return table.Any(option => option.IsCalled(name))
            ? $"{typed} is not for {command}."
            : $"There is no option {typed}.{Suggestion.For(name, taken.Select(option => option.Name), "--")}";
    }
}
