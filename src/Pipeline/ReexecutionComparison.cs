using System.Globalization;
using ResearchPipeline.Engine;
using ResearchPipeline.Engine.Verification;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>What a published study and its re-execution have in common: a verdict on every artefact, and where and why the first of them differs.</summary>
internal sealed class ReexecutionComparison
{
    private readonly Manifest _published;
    private readonly Manifest _here;
    private readonly StudyPipeline _original;
    private readonly StudyPipeline _again;
    private readonly Action<string> _repeat;
    private readonly double? _tolerance;
    private readonly PublishedFiles _files;

    /// <param name="published">The manifest that was published.</param>
    /// <param name="here">What came out again.</param>
    /// <param name="original">The study whose manifest was published.</param>
    /// <param name="again">The same study after it ran in a folder of its own; a stage that differs may run there once more.</param>
    /// <param name="repeat">Brings a stage of it up to date.</param>
    /// <param name="tolerance">Relative difference of numbers that counts as agreement, or null when every byte counts.</param>
    public ReexecutionComparison(Manifest published, Manifest here, StudyPipeline original, StudyPipeline again, Action<string> repeat, double? tolerance)
    {
        (_published, _here, _original, _again, _repeat, _tolerance) = (published, here, original, again, repeat, tolerance);
        _files = new PublishedFiles(original.Workspace.Run.FileOf, original.Workspace.Published, original.Workspace.Hashes);
        OtherFields = published.OtherFieldsThan(_here);
        Verdicts = new ManifestComparison(_files, again.Workspace.Run.FileOf, TrailsOf(original.Context.Study), tolerance).Compare(published, _here);
    }

    /// <summary>One verdict an artefact, in the order of the manifest.</summary>
    public IReadOnlyList<ArtefactVerdict> Verdicts { get; }

    /// <summary>What the published manifest says otherwise of the study as a whole: its name, its specification.</summary>
    public IReadOnlyList<string> OtherFields { get; }

    /// <summary>Whether an artefact differs.</summary>
    public bool HasOtherArtefacts => Verdicts.Any(verdict => !verdict.Holds);

    /// <summary>How many agree, and how well.</summary>
    public string Agreed
    {
        get
        {
            int same = Verdicts.Count(verdict => verdict.Agreement == Agreement.Same);
            int close = Verdicts.Count(verdict => verdict.Agreement == Agreement.Close);
            return same == Verdicts.Count
                ? $"all {same} artefacts came out again, byte for byte"
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"{same} artefacts came out again byte for byte, {close} within a relative tolerance of {_tolerance}, {Verdicts.Count - same - close} hold no numbers to compare");
        }
    }

    /// <summary>What differs: fields of the manifest, how many artefacts, where the first of them begins to, and the likely cause; null where all agrees.</summary>
    public string? Difference()
    {
        string fields = string.Join("; ", OtherFields);
        return HasOtherArtefacts ? $"{(fields.Length > 0 ? $"the manifest has another {fields}; " : "")}{ArtefactDifference()}"
            : fields.Length > 0 ? $"{Agreed}, but the manifest has another {fields}. Likely cause: an altered manifest."
            : null;
    }

    private string ArtefactDifference()
    {
        ArtefactVerdict first = Verdicts.First(verdict => !verdict.Holds);
        string firstStep = TrailsOf(_again.Context.Study).Contains(TrailOf(first.Stage)) && first.Agreement == Agreement.Different ? FirstStep(first.Stage) : "";
        string cause = new LikelyCause(_published, _here).Of(
            first, RecordOf(_original, first.Stage), RecordOf(_again, first.Stage), () => RepeatsItself(first.Stage));
        return $"{Verdicts.Count(verdict => !verdict.Holds)} of {Verdicts.Count} artefacts differ; the first stage that differs is {first.Stage}{firstStep}. Likely cause: {cause}. The re-execution is kept in {_again.Workspace.RunDirectory}.";
    }

    private string FirstStep(string place)
    {
        Artefact? trail = _published.Artefacts.FirstOrDefault(artefact => artefact.Path == TrailOf(place));
        string? copy = trail is null ? null : _files.Find(trail, out _);
        if (copy is null)
        {
            return "";
        }

        try
        {
            return $", {new DivergingStep(_again.Context, place).Describe(
                TrainingTrail.Read(copy), TrainingTrail.Read(_again.Workspace.FileOf(TrailOf(place))))}";
        }
        catch (DataException failure)
        {
            return $" ({failure.Message.TrimEnd('.')})";
        }
    }

    private bool RepeatsItself(string stage)
    {
        IReadOnlyList<Artefact>? once = RecordOf(_again, stage)?.Outputs;
        DirectoryEntry.Remove(_again.Workspace.FolderOf(stage));
        _repeat(stage);
        return once is not null && once.SequenceEqual(RecordOf(_again, stage)?.Outputs ?? []);
    }

    private static string TrailOf(string place) => $"{place}/{TrainingTrail.FileName}";

    private static string[] TrailsOf(Study study) => Array.ConvertAll(Stages.allLearners(study), learner => TrailOf(learner.Place));

    private static StageRecord? RecordOf(StudyPipeline pipeline, string stage) =>
        pipeline.Workspace.Run.FolderOf(stage) is string folder ? StageRecord.Read(folder) : null;
}
