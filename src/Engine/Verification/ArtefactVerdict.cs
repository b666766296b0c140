namespace ResearchPipeline.Engine.Verification;

/// <summary>What became of one published artefact.</summary>
public enum Agreement
{
    /// <summary>The published bytes came out again.</summary>
    Same,

    /// <summary>Other bytes, and every number within the tolerance that was asked for.</summary>
    Close,

    /// <summary>Other bytes in a file that holds no numbers, a figure or the report, while a tolerance was asked for.</summary>
    Redrawn,

    /// <summary>Other bytes.</summary>
    Different,

    /// <summary>Published, and not made here.</summary>
    Missing,

    /// <summary>Made here, and never published.</summary>
    Unexpected,
}

/// <summary>One artefact of a verification.</summary>
/// <param name="Path">Begins with the stage that makes it.</param>
/// <param name="Agreement">How it compares.</param>
/// <param name="Detail">Where it differs, or why that cannot be said; empty when it is the same.</param>
public sealed record ArtefactVerdict(string Path, Agreement Agreement, string Detail)
{
    /// <summary>The stage that makes it.</summary>
    public string Stage => Path[..Path.IndexOf('/', StringComparison.Ordinal)];

    /// <summary>Whether it counts as reproduced.</summary>
    public bool Holds => Agreement is Agreement.Same or Agreement.Close or Agreement.Redrawn;
}
