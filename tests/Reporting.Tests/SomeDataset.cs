namespace ResearchPipeline.Reporting.Tests;

/// <summary>A data set of which nothing but its classes matters.</summary>
internal static class SomeDataset
{
    public static ReportedDataset Of(params string[] classNames) =>
        new("Things", "things1999", "things", "thing", "things", "class", "classes", classNames, new(28, 28, 1), HasKnownHashes: true);
}
