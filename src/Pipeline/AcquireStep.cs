using System.Globalization;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>acquire: the raw files. They are shared by all runs and named by their hashes: there is nothing to compare but those.</summary>
/// <param name="workspace">Where they lie.</param>
/// <param name="datasets">Whose files.</param>
/// <param name="options">Where they may come from.</param>
/// <param name="display">Told what happens.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class AcquireStep(Workspace workspace, IReadOnlyList<RawDataset> datasets, RunOptions options, IRunDisplay display, CancellationToken cancellation) : IStep
{
    public const string CommandName = "acquire";
    public const string Description = "Download the study's data set, or take it from a folder, and verify its hashes.";

    public string Name => CommandName;

    public IReadOnlyList<StageReason> Reasons(bool force) => [.. Defects.Select(defect => new StageReason.RawFile(defect))];

    // Of several data sets files have the same names.
    private IEnumerable<string> Defects => datasets.SelectMany(dataset => Wrong(workspace, dataset).Select(defect => datasets.Count == 1 ? defect : $"{dataset.Name}: {defect}"));

    public void Take()
    {
        if (Defects.FirstOrDefault() is string defect)
        {
            throw new StageException($"the {Name} stage before it is not up to date ({defect})");
        }
    }

    public void Run(bool force)
    {
        foreach (RawDataset dataset in datasets)
        {
            Run(dataset);
        }
    }

    /// <summary>Whether all files are there as their source published them.</summary>
    public static bool IsWhole(Workspace workspace, RawDataset dataset) => !Wrong(workspace, dataset).Any();

    private void Run(RawDataset dataset)
    {
        // All runs share the files, so they have a lock of their own.
        using RunLock held = RunLock.Acquire(workspace.DataOf(dataset), display.Say, cancellation);
        IReadOnlyList<(RawFile File, string Source)> files = [];
        DatasetPlaces places = DatasetPlaces.Of(dataset, workspace.Root, NamedFolder.Of(options, dataset, datasets), options.Offline);
        display.Watch(
            Name,
            steady: true,
            line => files = new DatasetAcquisition(workspace.DataOf(dataset), places, progress => line.Update(
                (double)progress.Bytes / progress.Total, $"{progress.File} from {progress.Source}")).Run(cancellation));
        string sources = string.Join(", ", files.Select(file => file.Source).Distinct());
        string size = (files.Sum(file => file.File.Bytes) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        display.Say($"{Name}: {files.Count} files{(datasets.Count == 1 ? "" : $" of {dataset.Name}")}, {size} MB, {(dataset.HasKnownHashes ? "hashes verified" : "lengths verified; their hashes are not known")} (from {sources})");
    }

    private static IEnumerable<string> Wrong(Workspace workspace, RawDataset dataset) => dataset.Files
        .Select(file => Defect(file, Path.Combine(workspace.DataOf(dataset), file.Name), workspace.Hashes))
        .OfType<string>();

    private static string? Defect(RawFile file, string path, FileHashes hashes)
    {
        try
        {
            return file.Defect(path, hashes) is string defect ? $"{file.Name} {defect}" : null;
        }
        catch (DataException failure)
        {
            return failure.Message.TrimEnd('.');
        }
    }
}
