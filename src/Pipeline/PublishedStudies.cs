using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>The studies whose report and manifest are kept, and where.</summary>
/// <param name="Folder">Holds a folder of each study, and that of the report which sets them side by side.</param>
/// <param name="Names">The studies, in their order.</param>
/// <param name="IsWritten">Whether a run that comes to its end is published there.</param>
internal sealed record PublishedStudies(string Folder, IReadOnlyList<string> Names, bool IsWritten)
{
    /// <summary>Those of the checkout. A run whose intermediate results lie in a folder that somebody named is not published.</summary>
    public static PublishedStudies OfCheckout(RunOptions options) => new(Path.Combine(Repository.FindRoot(), "reports"), Catalogue.published, options.Artifacts is null);

    /// <summary>The data set of the first one's images.</summary>
    public DatasetSource Source => SourceOf(Names[0]);

    /// <summary>Those whose images are of that data set: numbers of other images cannot stand beside theirs.</summary>
    public PublishedStudies OfOneDataset => this with { Names = [.. Names.Where(name => SourceOf(name).Equals(Source))] };

    private static DatasetSource SourceOf(string name) => Catalogue.studies.Single(study => study.Name == name).Dataset.Source;

    /// <summary>The folder of a study, or of the report on all of them.</summary>
    public string FolderOf(string name) => Path.Combine(Folder, name);
}
