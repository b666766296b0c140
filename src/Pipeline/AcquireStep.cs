using System.Globalization;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>acquire: the raw files. They are shared by all runs and named by their hashes: there is nothing to compare but those.</summary>
/// <param name="workspace">Where they lie.</param>
/// <param name="options">Where they may come from.</param>
/// <param name="display">Told what happens.</param>
/// <param name="cancellation">Asks to stop.</param>
internal sealed class AcquireStep(Workspace workspace, RunOptions options, IRunDisplay display, CancellationToken cancellation) : IStep
{
    public const string CommandName = "acquire";
    public const string Description = "Download MNIST, or take it from a folder, and verify its hashes.";

    public string Name => CommandName;

    public IReadOnlyList<StageReason> Reasons(bool force) => [.. Wrong(workspace).Select(defect => new StageReason.RawFile(defect))];

    public void Take()
    {
        if (Wrong(workspace).FirstOrDefault() is string defect)
        {
            throw new StageException($"the {Name} stage before it is not up to date ({defect})");
        }
    }

    public void Run(bool force)
    {
        // All runs share the files, so they have a lock of their own.
        using RunLock held = RunLock.Acquire(workspace.DataDirectory, display.Say, cancellation);
        IReadOnlyList<(MnistFile File, string Source)> files = [];
        MnistPlaces places = MnistPlaces.Of(workspace.Root, options.DataDirectory, options.Offline);
        display.Watch(
            Name,
            steady: true,
            line => files = new MnistAcquisition(workspace.DataDirectory, places, progress => line.Update(
                (double)progress.Bytes / progress.Total, $"{progress.File} from {progress.Source}")).Run(cancellation));
        string sources = string.Join(", ", files.Select(file => file.Source).Distinct());
        string size = (files.Sum(file => file.File.Bytes) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        display.Say($"{Name}: {files.Count} files, {size} MB, hashes verified (from {sources})");
    }

    /// <summary>Whether all files are there as their source published them.</summary>
    public static bool IsWhole(Workspace workspace) => !Wrong(workspace).Any();

    private static IEnumerable<string> Wrong(Workspace workspace) => MnistFile.All
        .Select(file => Defect(file, Path.Combine(workspace.DataDirectory, file.Name), workspace.Hashes))
        .OfType<string>();

    private static string? Defect(MnistFile file, string path, FileHashes hashes)
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
