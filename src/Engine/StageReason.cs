using ResearchPipeline.Files;

namespace ResearchPipeline.Engine;

/// <summary>One reason why a stage has to run: these, and no others. Here all of them get their words.</summary>
public abstract record StageReason
{
    private StageReason()
    {
    }

    /// <summary>The reason in words.</summary>
    public string Text => this switch
    {
        NeverRan => "it has not run yet",
        Interrupted => "it was interrupted before its end",
        Gone => "what it made is no longer there",
        AskedFor => "it was asked for",
        NotAFolder other => $"{other.Name} is a {(other.Kind == EntryKind.Link ? "link" : "file")} and not a folder",
        NoRecord => "its record is missing or cannot be believed",
        Parameter changed => $"parameter {changed.Name}: {changed.Before} -> {changed.After}",
        InputFile { IsMissing: true } missing => $"input {missing.Name} will be made first",
        InputFile changed => $"input {changed.Name} changed",
        Code changed => $"code changed: {changed.Name}",
        Output made => made.Words,
        RawFile raw => raw.Defect,
        _ => throw new InvalidOperationException($"A reason without words: {GetType().Name}."),
    };

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary>No run has published it.</summary>
    public sealed record NeverRan : StageReason;

    /// <summary>It was begun, and never published.</summary>
    public sealed record Interrupted : StageReason;

    /// <summary>The run had it, and it was deleted.</summary>
    public sealed record Gone : StageReason;

    /// <summary>Somebody wants it to run again though it is up to date.</summary>
    public sealed record AskedFor : StageReason;

    /// <summary>Something else lies where its folder belongs.</summary>
    /// <param name="Name">The folder's name.</param>
    /// <param name="Kind">What lies there.</param>
    public sealed record NotAFolder(string Name, EntryKind Kind) : StageReason;

    /// <summary>Nothing believable says what it was made from.</summary>
    public sealed record NoRecord : StageReason;

    /// <summary>A choice is another one.</summary>
    /// <param name="Name">Its key.</param>
    /// <param name="Before">Its value when the stage ran, or "(none)".</param>
    /// <param name="After">Its value now, or "(none)".</param>
    public sealed record Parameter(string Name, string Before, string After) : StageReason;

    /// <summary>An input file is another one.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="IsMissing">Whether it is not there, so that a stage before will make it.</param>
    public sealed record InputFile(string Name, bool IsMissing) : StageReason;

    /// <summary>Code or a tool is another one.</summary>
    /// <param name="Name">An assembly, a template, a package.</param>
    public sealed record Code(string Name) : StageReason;

    /// <summary>A file in its folder is not as it was made.</summary>
    /// <param name="Words">Which, and what is wrong with it.</param>
    public sealed record Output(string Words) : StageReason;

    /// <summary>A raw file is not as its source published it.</summary>
    /// <param name="Defect">Which, and what is wrong with it.</param>
    public sealed record RawFile(string Defect) : StageReason;
}
