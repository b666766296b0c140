using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>What a reason is of.</summary>
public enum StageReasonKind
{
    /// <summary>The stage was never published.</summary>
    NeverRan,

    /// <summary>Somebody wants it to run again.</summary>
    AskedFor,

    /// <summary>What lies where its folder belongs.</summary>
    Folder,

    /// <summary>Its record.</summary>
    Record,

    /// <summary>A parameter.</summary>
    Parameter,

    /// <summary>An input file.</summary>
    Input,

    /// <summary>Code or a tool.</summary>
    Code,

    /// <summary>A file in its folder.</summary>
    Output,
}

/// <summary>One reason why a stage has to run; here all of them get their words.</summary>
public sealed record StageReason
{
    private StageReason(StageReasonKind kind, string text) => (Kind, Text) = (kind, text);

    /// <summary>What it is of.</summary>
    public StageReasonKind Kind { get; }

    /// <summary>The reason in words.</summary>
    public string Text { get; }

    /// <summary>The stage was never published.</summary>
    public static StageReason NeverRan { get; } = new(StageReasonKind.NeverRan, "it has not run yet");

    /// <summary>It was begun, and never published.</summary>
    public static StageReason Interrupted { get; } = new(StageReasonKind.NeverRan, "it was interrupted before its end");

    /// <summary>Somebody wants it to run again though it is up to date.</summary>
    public static StageReason AskedFor { get; } = new(StageReasonKind.AskedFor, "it was asked for");

    /// <inheritdoc/>
    public override string ToString() => Text;

    internal static StageReason NoRecord { get; } = new(StageReasonKind.Record, "its record is missing or cannot be believed");

    internal static StageReason NotAFolder(string name, EntryKind kind) =>
        new(StageReasonKind.Folder, $"{name} is a {(kind == EntryKind.Link ? "link" : "file")} and not a folder");

    internal static StageReason OfParameter(string name, string before, string after) => new(StageReasonKind.Parameter, $"parameter {name}: {before} -> {after}");

    internal static StageReason OfInput(string name, bool isMissing) =>
        new(StageReasonKind.Input, isMissing ? $"input {name} will be made first" : $"input {name} changed");

    internal static StageReason OfCode(string name) => new(StageReasonKind.Code, $"code changed: {name}");

    internal static StageReason MissingOutput(string path) => new(StageReasonKind.Output, $"output {path} is missing");

    internal static StageReason UnlistedOutput(string path) => new(StageReasonKind.Record, $"its record does not list {path}");

    internal static StageReason NotAFile(string path) => new(StageReasonKind.Output, $"output {path} is not a file of its own");

    internal static StageReason AlteredOutput(string path) => new(StageReasonKind.Output, $"output {path} was altered");

    internal static StageReason UndeclaredOutput(string path) => new(StageReasonKind.Record, $"its record lists {path}, which it does not make");

    internal static StageReason ForeignFile(string path) => new(StageReasonKind.Output, $"{path} is none of its files");
}
