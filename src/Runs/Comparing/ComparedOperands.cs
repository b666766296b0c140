using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Comparing;

/// <summary>
/// Finds what a word names: a run as status lists it; "published:STUDY", or the path of a published manifest, for a study as it is published;
/// either with "@ARM" or "@ARM.SEED" for an arm that it compares; "SWEEP@ARM" for an arm of a sweep, its runs of all seeds, and "SWEEP@RUN" for one of them; several of them with "+" between them for one thing with several seeds.
/// </summary>
/// <param name="runs">The runs there are.</param>
/// <param name="options">Where results lie.</param>
internal sealed class ComparedOperands(RunCatalogue runs, RunOptions options)
{
    /// <summary>What stands before the name of something that is published.</summary>
    public const string Published = "published:";

    /// <summary>What a word names.</summary>
    /// <exception cref="UsageException">It names nothing that has results.</exception>
    public Compared Find(string word)
    {
        Compared[] parts = [.. (IsWhole(word) ? [word] : word.Split('+', StringSplitOptions.RemoveEmptyEntries)).Select(One)];
        return parts.Length == 0 ? throw new UsageException($"\"{word}\" names no run.") : Compared.Joined(string.Join(" + ", parts.Select(part => part.Title)), parts);
    }

    private bool IsWhole(string word) => word.Split('@', 2) is [string name, string part]
        && new ComparedSweeps(runs, options).Knows(NameIn(name), part);

    /// <summary>The run that options ask to set beside a study's in an explorer, or null.</summary>
    /// <exception cref="UsageException">There is no such run, or its weights do not lie here.</exception>
    public static LearnedRun? BesideOf(RunOptions options) => options.With is string word ? new ComparedOperands(new RunCatalogue(options), options).Learned(word) : null;

    private LearnedRun Learned(string word)
    {
        string[] words = word.Split('@', 2);
        if (new KnownSweeps(runs.Artifacts).Find(words[0]) is KnownSweep sweep)
        {
            throw new UsageException($"--with is \"{word}\", and {words[0]} is a sweep; expected one run, such as {sweep.Plan.Runs[0].Tag}.");
        }

        string? study = PublishedStudy(words[0]);
        if (word.Contains('+') || (study is not null && (words[0] != study || runs.Existing.All(run => run.Name != study))))
        {
            throw new UsageException(study is null || word.Contains('+')
                ? $"--with is \"{word}\"; expected one run, for the features of each are shown."
                : $"--with is \"{word}\", and what is published of {study} has no weights. Run it first: {(options with { Study = study, Settings = "", With = null }).CommandLine(CommandNames.Run)}");
        }

        KnownRun run = runs.Find(words[0]);
        if (run.Study is not Study chosen)
        {
            throw new UsageException($"Nothing tells what {run.Title} changes, so what its features are is not known.");
        }

        (string arm, string? seed) = Split(chosen, words.Length == 2 ? words[1] : null);
        string prefix = arm.Length == 0 ? "" : $"{arm}.{seed ?? $"{chosen.Compared.Single(of => of.Name == arm).Seeds[0]}"}.";
        return new($"{run.Title}{(words.Length == 2 ? $"@{words[1]}" : "")}", Chosen(chosen, arm, seed), Made(run, prefix + StageNames.Train), Made(run, prefix + (arm.Length == 0 ? StageNames.Evaluate : StageNames.Measure)));
    }

    private static string Made(KnownRun run, string place) => run.Folder.FolderOf(place) is string made && StageRecord.Read(made) is not null ? made
        : throw new UsageException($"{run.Title} has no results yet: its {place} stage has not run. Run it to its end first.");

    private Compared One(string word)
    {
        string[] words = word.Split('@', 2);
        string? arm = words.Length == 2 ? words[1] : null;
        bool isPublished = words[0].StartsWith(Published, StringComparison.Ordinal) || Path.GetFileName(words[0]) == Manifest.FileName;
        string name = NameIn(words[0]);
        if (new ComparedSweeps(runs, options).Find(name, arm, isPublished, run => OfRun(run, null)) is Compared found)
        {
            return found;
        }

        return PublishedStudy(words[0]) is string study && (words[0] != study || runs.Existing.All(run => run.Name != study)) ? OfPublished(study, arm) : OfRun(runs.Find(words[0]), arm);
    }

    private static string NameIn(string word) => word.StartsWith(Published, StringComparison.Ordinal) ? word[Published.Length..]
        : Path.GetFileName(word) == Manifest.FileName ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(word))!)
        : word;

    // A name alone is that of the run that lies here, where one does.
    private static string? PublishedStudy(string word)
    {
        string name = NameIn(word);
        bool isPublished = Catalogue.names.Contains(name) && PublishedMeasures.FileOf(name) is not null;
        return isPublished ? name : name == word ? null : throw new UsageException($"{word} is no published study or sweep; those are {string.Join(", ", [.. Catalogue.published, .. Catalogue.publishedSweeps])}.");
    }

    private static Compared OfPublished(string name, string? arm)
    {
        Study study = Catalogue.studies.Single(study => study.Name == name);
        (string armName, string? seed) = Split(study, arm);
        RunMeasures measures = RunMeasures.OfResults(PublishedMeasures.ListedFileOf(name), armName, seed);
        return new($"{name}{(arm is null ? "" : $"@{arm}")}, published", Settings.values(Chosen(study, armName, seed)), [measures], null);
    }

    private static Compared OfRun(KnownRun run, string? arm)
    {
        Study? study = run.Study;
        if (arm is not null && study is null)
        {
            throw new UsageException($"Nothing tells what {run.Title} changes, so its arms are not known.");
        }

        (string armName, string? seed) = study is null ? ("", null) : Split(study, arm);
        string place = armName.Length == 0 ? StageNames.Evaluate : $"{armName}.{seed ?? $"{study!.Compared.Single(of => of.Name == armName).Seeds[0]}"}.{StageNames.Measure}";
        string folder = Made(run, place);
        return new($"{run.Title}{(arm is null ? "" : $"@{arm}")}", study is null ? new Dictionary<string, string>() : Settings.values(Chosen(study, armName, seed)), [RunMeasures.OfFolder(folder)], folder)
        {
            // Figures are of the study as a whole.
            Figures = arm is null && run.Folder.FolderOf(StageNames.Figures) is string drawn && StageRecord.Read(drawn) is not null ? drawn : null,
            Shape = study is null ? null : DatasetModule.kind(study.Dataset.Source).Shape,
        };
    }

    private static (string Arm, string? Seed) Split(Study study, string? word)
    {
        if (word is null)
        {
            return ("", null);
        }

        // Names of arms hold dots too.
        (Arm Arm, string? Seed)[] named =
        [
            .. study.Compared.Where(arm => arm.Name == word).Select(arm => (arm, (string?)null)),
            .. study.Compared.SelectMany(arm => arm.Seeds.Where(seed => $"{arm.Name}.{seed}" == word).Select(seed => (arm, (string?)$"{seed}"))),
        ];
        return named.Length > 0 ? (named[0].Arm.Name, named[0].Seed)
            : throw new UsageException(study.Compared.Length == 0 ? $"The study {study.Name} compares no arms." : ArgumentCheck.NoSuch("arm", word, [.. study.Compared.Select(arm => arm.Name)]));
    }

    private static Study Chosen(Study study, string arm, string? seed) => arm.Length == 0 ? study
        : Arms.compared(study).First(run => run.Arm.Name == arm && (seed is null || $"{run.Seed}" == seed)).Study;
}
