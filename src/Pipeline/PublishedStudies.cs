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
    public DatasetSource Source => StudyOf(Names[0]).Dataset.Source;

    /// <summary>Those whose own images are of that data set: numbers of other images cannot stand beside theirs.</summary>
    public PublishedStudies OfOneDataset => this with { Names = [.. Names.Where(name => StudyOf(name).Dataset.Source.Equals(Source))] };

    /// <summary>The arms of a study that learn from other images than it, or are judged by others.</summary>
    public static IReadOnlyList<string> ArmsOfOtherImages(string name) =>
        [.. Arms.compared(StudyOf(name)).Where(run => !run.Study.Dataset.Equals(StudyOf(name).Dataset)).Select(run => run.Arm.Name).Distinct()];

    private static Study StudyOf(string name) => Catalogue.studies.Single(study => study.Name == name);

    /// <summary>The folder of a study, or of the report on all of them.</summary>
    public string FolderOf(string name) => Path.Combine(Folder, name);
}
