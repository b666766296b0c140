using System.Globalization;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Datasets.Acquisition;
using ResearchPipeline.Stages;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>The raw files are shared by all runs and named by their hashes: there is nothing to compare but those.</summary>
internal static class AcquireStep
{
    public const string Name = "acquire";

    /// <summary>What is wrong with the files that are there, a reason each.</summary>
    public static IReadOnlyList<string> Wrong(string cacheDirectory) => MnistFile.All
        .Select(file => (file.Name, Artefact: new Artefact(file.Name, file.Bytes, file.Sha256)))
        .Where(file => !file.Artefact.IsIntact(cacheDirectory))
        .Select(file => $"{file.Name} is {(File.Exists(Path.Combine(cacheDirectory, file.Name)) ? "altered" : "missing")}")
        .ToArray();

    public static void Run(string cacheDirectory, string? dataDirectory, bool offline)
    {
        IReadOnlyList<(MnistFile File, string Source)> files = [];
        ProgressLine.Run(Name, line => files = new MnistAcquisition(
            cacheDirectory, dataDirectory, offline, progress => line.Update(
                (double)progress.Bytes / progress.Total, $"{progress.File} from {progress.Source}")).Run());
        string sources = string.Join(", ", files.Select(file => file.Source).Distinct());
        string size = (files.Sum(file => file.File.Bytes) / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
        Console.WriteLine($"{Name}: {files.Count} files, {size} MB, hashes verified (from {sources})");
    }
}
