using ResearchPipeline.Engine;
using ResearchPipeline.Pipeline;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Runs.Listing;

/// <summary>A run that lies here, or that of a study as it is written, which may yet have to be run.</summary>
/// <param name="Name">The name of its folder.</param>
/// <param name="Written">The study as it is written; null where the catalogue has no such study.</param>
/// <param name="Study">The study as it is run; null where nothing tells what the run changes.</param>
/// <param name="Folder">What it has.</param>
/// <param name="GivenName">The name that somebody gave it, or null.</param>
internal sealed record KnownRun(string Name, Study? Written, Study? Study, RunFolder Folder, string? GivenName)
{
    /// <summary>What it changes, each choice once, without what falls away by itself.</summary>
    public IReadOnlyList<Change> Changes { get; } = Written is null || Study is null ? [] : Specification.Changes.inOrder(Written, Study);

    /// <summary>Its readable name beside the fingerprint; "" for a study as it is written.</summary>
    public string Tag => GivenName ?? RunTag.Of(Changes);

    /// <summary>The digits by which its folder is told from others of its study; "" for a study as it is written.</summary>
    public string Digits => Written is null || Name == Written.Name ? "" : Name[(Written.Name.Length + 1)..];

    /// <summary>What it changes, in words.</summary>
    public string Words => Written is null ? "of no study of the catalogue" : Study is null ? "nothing tells what it changes" : RunTag.Words(Changes);

    /// <summary>How people are told of it: "smoke k25 (0a1b2c3d)".</summary>
    public string Title => Digits.Length == 0 ? Name : $"{Written!.Name} {(Tag.Length == 0 ? "" : $"{Tag} ")}({Digits})";

    /// <summary>The options that ask for it, of those that asked for all runs.</summary>
    public RunOptions Options(RunOptions asked) => asked with { Study = Written!.Name, Settings = string.Join('\n', Changes.Select(change => $"{change.Key}={change.To}")) };

    /// <summary>Bytes of all that its stages made; what it shares with other runs counts too.</summary>
    public long Bytes => Records.Sum(record => record.Outputs.Sum(output => output.Bytes));

    /// <summary>Seconds that its stages took, whenever and for whomever they ran; null where none is known.</summary>
    public double? Seconds => Timings is { Count: > 0 } timings ? timings.Sum(timing => timing.Seconds) : null;

    /// <summary>When the last of its stages began, UTC in ISO 8601; null where that is not known.</summary>
    public string? Began => Timings.Select(timing => timing.Began).Max(StringComparer.Ordinal);

    /// <summary>What it learned with, as its stages noted it; "" where none did.</summary>
    public string Device => string.Join(", ", Timings.Select(timing => timing.Device).OfType<string>().Distinct());

    /// <summary>Most memory that a process had while it made one of its stages; null where none is known.</summary>
    public long? PeakBytes => Timings.Max(timing => timing.PeakBytes);

    /// <summary>Timings of its stages.</summary>
    public IReadOnlyList<StageTiming> Timings => [.. Folder.Places.Select(Folder.EntryOf).OfType<string>().Select(StageTiming.Read).OfType<StageTiming>()];

    private IEnumerable<StageRecord> Records => Folder.Places.Select(Folder.FolderOf).OfType<string>().Select(StageRecord.Read).OfType<StageRecord>();
}
