using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Sweeps;

namespace ResearchPipeline.Runs.Sweeping;

/// <summary>Sweeps of the catalogue as a command line names them.</summary>
internal static class WrittenSweep
{
    private const string Option = "sweep";

    // What a written sweep says itself. Of its arms and seeds one can be named.
    private static readonly string[] Chosen = ["study", "set", "seeds", "zip", "until", "epochs", "members", "topk", "latents", "lambda", "batch-size", "validation"];

    /// <summary>Their names.</summary>
    public static string Known => string.Join(", ", Catalogue.sweeps.Select(sweep => sweep.Name));

    /// <summary>The name that is given to a sweep: as a word, by --sweep or by --name; null where none is.</summary>
    /// <exception cref="UsageException">There are several.</exception>
    public static string? NameIn(Request request)
    {
        string[] names = [.. ((string?[])[.. request.Words, request.Text(Option), request.Text("name")]).OfType<string>().Distinct()];
        return names.Length <= 1 ? names.FirstOrDefault() : throw new UsageException($"{names.Length} sweeps are named ({string.Join(", ", names)}); expected one.");
    }

    /// <summary>The sweep of the catalogue that is asked for; null where another is, or none is named.</summary>
    /// <exception cref="UsageException">It is asked for otherwise than it is written, or --sweep names none.</exception>
    public static Sweep? Asked(Request request)
    {
        string? name = NameIn(request);
        if (Catalogue.sweeps.FirstOrDefault(sweep => sweep.Name == name) is not Sweep written)
        {
            return request.Text(Option) is null ? null : throw new UsageException(ArgumentCheck.NoSuch(Option, name!, [.. Catalogue.sweeps.Select(sweep => sweep.Name)]));
        }

        string[] changing = [.. Chosen.Where(request.Given.ContainsKey)];
        return changing.Length == 0 ? written : throw new UsageException(
            $"The sweep {name} is written in experiments/, with its study, its values and its seeds; {string.Join(" and ", changing.Select(option => $"--{option}"))} cannot change it. Write more values there: what is done is not done again. A sweep of your own needs another --name.");
    }
}
