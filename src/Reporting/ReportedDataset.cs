namespace ResearchPipeline.Reporting;

/// <summary>The data set of a study, in the words of reports.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Reference">Its key in the reports' references.</param>
/// <param name="Kind">What its images show, where a text speaks of that for the first time: "handwritten digits".</param>
/// <param name="One">What one of them shows: "digit".</param>
/// <param name="Many">The same of several.</param>
/// <param name="Class">What a class is called.</param>
/// <param name="Classes">The same of several.</param>
/// <param name="ClassNames">Names of the classes, by label.</param>
/// <param name="Image">The size of an image.</param>
/// <param name="HasKnownHashes">Whether the hashes of its files are known, so that no other file is ever used.</param>
public sealed record ReportedDataset(
    string Name, string Reference, string Kind, string One, string Many, string Class, string Classes, IReadOnlyList<string> ClassNames,
    ReportedImage Image, bool HasKnownHashes)
{
    /// <summary>All of it in one text, for the fingerprint of a stage that shows it.</summary>
    public string Text => string.Join("; ", [Name, Reference, Kind, One, Many, Class, Classes, .. ClassNames, $"{Image}", $"{HasKnownHashes}"]);

    /// <summary>A text in which {class} and {classes} stand for what classes are called.</summary>
    internal string Fill(string text) =>
        text.Replace("{class}", Class, StringComparison.Ordinal).Replace("{classes}", Classes, StringComparison.Ordinal);
}
