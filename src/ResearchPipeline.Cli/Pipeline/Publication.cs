using System.Globalization;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Files;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Specification;
using ResearchPipeline.Stages;
using ResearchPipeline.Training;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>
/// The end of a run: its manifest, for an unmodified published study a copy of PDF, trail and manifest under reports/, and the
/// main results on the terminal.
/// </summary>
internal sealed class Publication(Experiment experiment, Workspace workspace)
{
    /// <summary>The artefacts of a published stage; paths begin with its name.</summary>
    public static IEnumerable<Artefact> ArtefactsOf(Workspace workspace, string stage) =>
        (StageRecord.Read(Path.Combine(workspace.RunDirectory, stage))?.Outputs ?? [])
            .Select(output => output with { Path = $"{stage}/{output.Path}" });

    /// <summary>Publishes, and says where things are.</summary>
    public void Run()
    {
        Manifest manifest = new(
            experiment.Name,
            Fingerprint.ofExperiment(experiment),
            [
                .. MnistFile.All.Select(file => new Artefact($"data/{file.Name}", file.Bytes, file.Sha256)),
                .. StudyPipeline.StageNames.SelectMany(stage => ArtefactsOf(workspace, stage)),
            ]);
        string folder = workspace.Published ?? workspace.RunDirectory;
        string pdf = Path.Combine(workspace.RunDirectory, ReportStage.Name, ReportStage.PdfFileName);
        if (workspace.Published is not null)
        {
            pdf = Publish(ReportStage.Name, ReportStage.PdfFileName, folder);
            Publish(TrainStage.Name, TrainingTrail.FileName, folder);
        }

        string path = Path.Combine(folder, Manifest.FileName);
        string compared = Compared(manifest, path, workspace.Published is null ? "before" : "published");
        manifest.Write(path);
        PrintHeadline();
        Console.WriteLine($"report:   {pdf}");
        Console.WriteLine($"manifest: {path}{compared}");
    }

    // What a reproducer wants to know first.
    private static string Compared(Manifest manifest, string path, string before)
    {
        if (!File.Exists(path))
        {
            return "";
        }

        try
        {
            int differences = manifest.DifferencesFrom(Manifest.Read(path)).Count;
            return differences == 0 ? $" (every byte as {before})" : $" ({differences} of {manifest.Artefacts.Count} files not as {before})";
        }
        catch (StageException)
        {
            return " (the one before could not be read)";
        }
    }

    private string Publish(string stage, string file, string folder)
    {
        string published = Path.Combine(folder, file);
        AtomicFile.WriteBytes(published, File.ReadAllBytes(Path.Combine(workspace.RunDirectory, stage, file)));
        return published;
    }

    private void PrintHeadline()
    {
        using ResultDatabase database = new();
        database.AddViews(Path.Combine(workspace.RunDirectory, EvaluateStage.Name));
        (string Label, string Metric, string Models, string Format)[] lines =
        [
            ("mean squared error", "mse", "members", "0.00000"),
            ("Pearson correlation", "pearson", "members", "0.0000"),
            ("the same, ensemble mean", "pearson", "ensemble", "0.0000"),
            ("active latents (L0)", "l0", "members", "0.##"),
            ("dead features", "dead", "members", "0"),
        ];
        Console.WriteLine();
        foreach ((string label, string metric, string models, string format) in lines)
        {
            string where = models == "ensemble" ? "member = 'ensemble'" : "member NOT IN ('ensemble', 'members', 'random')";
            IReadOnlyDictionary<string, object?> row = database.Query(
                $"SELECT min(value) AS low, max(value) AS high FROM summary WHERE metric = '{metric}' AND {where}")[0];
            string low = Format(row["low"], format);
            string high = Format(row["high"], format);
            Console.WriteLine($"  {label,-26} {(low == high ? low : $"{low} to {high}")}{(models == "members" ? " over members" : "")}");
        }

        Console.WriteLine();
    }

    private static string Format(object? value, string format) =>
        value is IFormattable number ? number.ToString(format, CultureInfo.InvariantCulture) : "undefined";
}
