using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Runs.Exporting;

/// <summary>An export as it lies somewhere: a folder or a zip. What is in it is read, never believed.</summary>
internal interface IExportSource : IDisposable
{
    /// <summary>What lies in it that is a file, by path with '/', and how many bytes it says that it has.</summary>
    IReadOnlyDictionary<string, long> Files { get; }

    /// <summary>What lies in it that is none, or cannot be read, each in a few words.</summary>
    IReadOnlyList<string> Others { get; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="DataException">It cannot be read.</exception>
    Stream Open(string path);

    /// <summary>The folder or zip under a path.</summary>
    /// <exception cref="StageException">There is none.</exception>
    static IExportSource At(string place) => DirectoryEntry.KindOf(place) switch
    {
        EntryKind.Missing => throw new StageException($"{place} does not exist; verify is told a folder or a zip that export wrote."),
        EntryKind.Folder => new ExportFolder(place),
        _ when Directory.Exists(place) => new ExportFolder(place),
        _ => ExportZip.At(place),
    };
}
