using System.Text.RegularExpressions;
using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Runs.Listing;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>
/// A run as RO-Crate and Croissant tell of it. All of it follows from the study, the manifest and the release: nothing says when, where or by whom
/// stages ran, so the same results are described by the same bytes.
/// </summary>
internal sealed partial class DescribedRun
{
    private const string Raw = $"{Publication.DataFolder}/";
    private Dictionary<string, string> _ids;

    /// <param name="pipeline">The run's stages; none of them needs to be there.</param>
    /// <param name="manifest">What the run made.</param>
    /// <param name="files">The files that lie where the description will lie.</param>
    public DescribedRun(StudyPipeline pipeline, Manifest manifest, IReadOnlyList<ExportedFile> files)
    {
        StageContext context = pipeline.Context;
        (Name, Study, Manifest, Files) = (Path.GetFileName(pipeline.Workspace.RunDirectory), context.Study, manifest, files);
        Change[] changes = Changes.inOrder(context.Written, context.Study);
        string changed = changes.Length == 0 ? "" : $" with {RunTag.Words(changes)}";
        Title = $"{StudyModule.title(context.Study)}{(changes.Length == 0 ? "" : $",{changed}")}";
        Description =
            $"Results of the study {context.Written.Name}{changed}, as ResearchPipeline {ReportStage.Version} made them. Its specification has the SHA-256 {manifest.Specification}; the same specification, data and code give the same bytes.";
        string citation = File.ReadAllText(Path.Combine(pipeline.Workspace.Root, "CITATION.cff"));
        (Released, Authors) = (ReleasedLine().Match(citation).Groups[1].Value, NameLine().Match(citation).Groups[1].Value);
        _ids = files.ToDictionary(file => file.Artefact, file => file.Path);
        HashSet<string> made = [.. manifest.Artefacts.Select(artefact => artefact.Path)];
        Stages = [.. pipeline.StagesInOrder().Select(stage => new DescribedStage(
            stage.Place, stage.Name, [.. stage.Inputs.Keys.Select(input => NameOf(stage.Place, input, made)).OfType<string>()], [.. stage.Outputs.Select(output => $"{stage.Place}/{output}").Where(made.Contains)]))];
    }

    /// <summary>The name of the run's folder.</summary>
    public string Name { get; }

    /// <summary>The study as it was run.</summary>
    public Study Study { get; }

    /// <summary>One line for people.</summary>
    public string Title { get; }

    /// <summary>What it is, in two sentences.</summary>
    public string Description { get; }

    /// <summary>The day on which this version of the program was released: no clock is asked.</summary>
    public string Released { get; }

    /// <summary>Who made the program.</summary>
    public string Authors { get; }

    /// <summary>What the run made.</summary>
    public Manifest Manifest { get; }

    /// <summary>The files that lie beside the description, in ordinal order.</summary>
    public IReadOnlyList<ExportedFile> Files { get; private set; }

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<DescribedStage> Stages { get; }

    /// <summary>Raw files, which never lie there.</summary>
    public IEnumerable<Artefact> RawFiles => Manifest.Artefacts.Where(artefact => IsRaw(artefact.Path));

    /// <summary>Stages some of whose artefacts do not lie there, and those artefacts.</summary>
    public IEnumerable<IGrouping<string, Artefact>> Elsewhere =>
        Manifest.Artefacts.Where(artefact => !IsRaw(artefact.Path) && !_ids.ContainsKey(artefact.Path)).GroupBy(artefact => IdOfStage(artefact.Path));

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
