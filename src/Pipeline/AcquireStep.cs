using System.Globalization;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>The raw files are shared by all runs and named by their hashes: there is nothing to compare but those.</summary>
internal static class AcquireStep
{
    public const string Name = "acquire";

    /// <summary>What is wrong with the files that are there, a reason each.</summary>
    public static IReadOnlyList<string> Wrong(string cacheDirectory, FileHashes hashes) => MnistFile.All
        .Select(file => Reason(file, Path.Combine(cacheDirectory, file.Name), hashes))
        .OfType<string>()
        .ToArray();

    public static void Run(Workspace workspace, string? dataDirectory, bool offline, IRunDisplay display, CancellationToken cancellation)
    {
        IReadOnlyList<(MnistFile File, string Source)> files = [];
        MnistPlaces places = MnistPlaces.Of(workspace.Root, dataDirectory, offline);
        display.Watch(
            Name,
            steady: true,
            line => files = new MnistAcquisition(workspace.DataDirectory, places, progress => line.Update(
                (double)progress.Bytes / progress.Total, $"{progress.File} from {progress.Source}")).Run(cancellation));
        string sources = string.Join(", ", files.Select(file => file.Source).Distinct());
        string size = (files.Sum(file => file.File.Bytes) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        display.Say($"{Name}: {files.Count} files, {size} MB, hashes verified (from {sources})");
    }

    private static string? Reason(MnistFile file, string path, FileHashes hashes)
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
