using System.Text.RegularExpressions;
using ResearchPipeline.Engine;
using ResearchPipeline.Evaluation;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Runs.Sweeping;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>
/// A run, or a sweep, as RO-Crate and Croissant tell of it. All of it follows from what it is, the manifest and the release: nothing says when, where or by whom
/// stages ran, so the same results are described by the same bytes.
/// </summary>
internal sealed partial class DescribedRun
{
    private const string Raw = $"{Publication.DataFolder}/";
    private Dictionary<string, string> _ids;

    /// <param name="name">The name of the run's folder.</param>
    /// <param name="title">One line for people.</param>
    /// <param name="description">What it is, in a few sentences.</param>
    /// <param name="root">The checkout.</param>
    /// <param name="manifest">What the run made.</param>
    /// <param name="files">The files that lie where the description will lie.</param>
    private DescribedRun(string name, string title, string description, string root, Manifest manifest, IReadOnlyList<ExportedFile> files)
    {
        (Name, Title, Description, Manifest, Files) = (name, title, description, manifest, files);
        string citation = File.ReadAllText(Path.Combine(root, "CITATION.cff"));
        (Released, Authors) = (ReleasedLine().Match(citation).Groups[1].Value, NameLine().Match(citation).Groups[1].Value);
        _ids = files.ToDictionary(file => file.Artefact, file => file.Path);
    }

    /// <summary>A run of a study.</summary>
    /// <param name="pipeline">The run's stages; none of them needs to be there.</param>
    /// <param name="manifest">What the run made.</param>
    /// <param name="files">The files that lie where the description will lie.</param>
    public static DescribedRun Of(StudyPipeline pipeline, Manifest manifest, IReadOnlyList<ExportedFile> files)
    {
        StageContext context = pipeline.Context;
        Change[] changes = Changes.inOrder(context.Written, context.Study);
        string changed = changes.Length == 0 ? "" : $" with {RunTag.Words(changes)}";
        HashSet<string> made = [.. manifest.Artefacts.Select(artefact => artefact.Path)];
        return new(
            Path.GetFileName(pipeline.Workspace.RunDirectory), $"{StudyModule.title(context.Study)}{(changes.Length == 0 ? "" : $",{changed}")}",
            $"Results of the study {context.Written.Name}{changed}, as ResearchPipeline {ReportStage.Version} made them. Its specification has the SHA-256 {manifest.Specification}; the same specification, data and code give the same bytes.",
            pipeline.Workspace.Root, manifest, files)
        {
            Stages = [.. pipeline.StagesInOrder().Select(stage => new DescribedStage(
                stage.Place, stage.Name, [.. stage.Inputs.Keys.Select(input => NameOf(stage.Place, input, made)).OfType<string>()], [.. stage.Outputs.Select(output => $"{stage.Place}/{output}").Where(made.Contains)]))],
        };
    }

    /// <summary>A sweep of the catalogue. Its runs are told together: the plan names each, and the table has what came out.</summary>
    /// <param name="sweep">The sweep; none of its runs needs to be there.</param>
    /// <param name="manifest">What was made of them.</param>
    /// <param name="files">The files that lie where the description will lie.</param>
    public static DescribedRun Of(SweepReport sweep, Manifest manifest, IReadOnlyList<ExportedFile> files)
    {
        const string runs = "runs";
        string each = $"{runs}/{SummaryFile.FileName}";
        List<DescribedStage> stages = [new(runs, runs, [.. manifest.Artefacts.Select(artefact => artefact.Path).Where(IsRaw)], [each])];
        foreach (IGrouping<string, string> stage in manifest.Artefacts.Select(artefact => artefact.Path).Where(path => !IsRaw(path)).GroupBy(path => path.Split('/')[0]))
        {
            stages.Add(new(stage.Key, stage.Key, [.. stages[^1].Name == runs ? [each] : stages.Skip(1).SelectMany(earlier => earlier.Outputs)], [.. stage]));
        }

        return new(
            sweep.Name, sweep.Title,
            $"Results of the sweep {sweep.Name} over the study {sweep.Plan.Study}, {sweep.Plan.Runs.Count} runs, as ResearchPipeline {ReportStage.Version} made them. Its plan has the SHA-256 {manifest.Specification}; the same plan, data and code give the same bytes.",
            sweep.Workspace.Root, manifest, files)
        {
            Stages = stages,
            Language = "The study and the SHA-256 of its specification, then a line for each run: its folder (the name of the study and, where it chooses otherwise, the first eight digits of the SHA-256 of its specification) and its tag.",
            Others = [new(IdOfStage(each), $"what the {sweep.Plan.Runs.Count} runs made", $"They do not lie here. {RunSpecification.FileName} names each of them, and {SweepResults.Output} has a row of each, with the SHA-256 of what it learned.")],
        };
    }

    /// <summary>The name of the run's folder.</summary>
    public string Name { get; }

    /// <summary>One line for people.</summary>
    public string Title { get; }

    /// <summary>What it is, in a few sentences.</summary>
    public string Description { get; }

    /// <summary>How the file that says what is done is to be read.</summary>
    public string Language { get; private init; } = "A line for each choice, KEY = VALUE; the stages of a study follow from it.";

    /// <summary>The day on which this version of the program was released: no clock is asked.</summary>
    public string Released { get; }

    /// <summary>Who made the program.</summary>
    public string Authors { get; }

    /// <summary>What the run made.</summary>
    public Manifest Manifest { get; }

    /// <summary>The files that lie beside the description, in ordinal order.</summary>
    public IReadOnlyList<ExportedFile> Files { get; private set; }

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<DescribedStage> Stages { get; private init; } = [];

    /// <summary>Raw files, which never lie there.</summary>
    public IEnumerable<Artefact> RawFiles => Manifest.Artefacts.Where(artefact => IsRaw(artefact.Path));

    /// <summary>What does not lie there, stage by stage.</summary>
    public IEnumerable<DescribedCollection> Elsewhere => Others.Concat(Manifest.Artefacts
        .Where(artefact => !IsRaw(artefact.Path) && !_ids.ContainsKey(artefact.Path))
        .GroupBy(artefact => IdOfStage(artefact.Path))
        .Select(stage => new DescribedCollection(
            stage.Key, $"what the stage {stage.Key.Trim('#', '/')} made",
            $"{stage.Count()} files of {RunNumbers.Megabytes(stage.Sum(file => file.Bytes))} MB that do not lie here; {Manifest.FileName} lists them with their hashes.")));

    // What no manifest lists.
    private IReadOnlyList<DescribedCollection> Others { get; init; } = [];

    /// <summary>The same with one more file beside the description.</summary>
    public DescribedRun With(ExportedFile file)
    {
        DescribedRun more = (DescribedRun)MemberwiseClone();
        more.Files = [.. Files.Append(file).OrderBy(each => each.Path, StringComparer.Ordinal)];
        more._ids = more.Files.ToDictionary(each => each.Artefact, each => each.Path);
        return more;
    }

    /// <summary>What an artefact is called in a description: a file by its path, a raw file by its own name, what lies elsewhere by its stage.</summary>
    public string IdOf(string artefact) => _ids.TryGetValue(artefact, out string? file) ? file : IsRaw(artefact) ? $"#{artefact}" : IdOfStage(artefact);

    private static string IdOfStage(string artefact) => $"#{artefact.Split('/')[0]}/";

    private static bool IsRaw(string artefact) => artefact.StartsWith(Raw, StringComparison.Ordinal);

    // Inputs are named after the stage that made them, within an arm after the arm's own; raw files after the folder of data.
    private static string? NameOf(string place, string input, HashSet<string> made)
    {
        string[] names = StagePlace.isOfArm(place) ? [StagePlace.prefixOf(place) + input, input] : [input];
        return names.FirstOrDefault(made.Contains) ?? made.FirstOrDefault(path => IsRaw(path) && Path.GetFileName(path) == Path.GetFileName(input));
    }

    [GeneratedRegex("^date-released: *(\\S+)", RegexOptions.Multiline)]
    private static partial Regex ReleasedLine();

    [GeneratedRegex("- name: \"([^\"]+)\"")]
    private static partial Regex NameLine();
}
