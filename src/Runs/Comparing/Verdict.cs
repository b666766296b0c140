namespace ResearchPipeline.Runs.Comparing;

/// <summary>What is to be said of a difference.</summary>
internal enum Verdict
{
    /// <summary>There is none.</summary>
    Same,

    /// <summary>Two of one kind differ by as much.</summary>
    WithinTheSpread,

    /// <summary>Two of one kind do not differ by as much.</summary>
    BeyondTheSpread,

    /// <summary>Nothing is known of how much two of one kind differ.</summary>
    OfUnknownSpread,

    /// <summary>One of the two has no such measure, or it is undefined.</summary>
    NotComparable,
}
