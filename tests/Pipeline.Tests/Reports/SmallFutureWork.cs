using System.Globalization;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Engine;
using ResearchPipeline.Experiments;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using Spectre.Console.Testing;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>
/// The study future-work with small learners, few images and every arm for which these suffice. Its runs share what stages made. Through the command line
/// the study itself is not to be had so small: arms that learn from 1,000 images of each class refuse fewer than these.
/// </summary>
public sealed class SmallFutureWork : IDisposable
{
    private const int TrainImages = 500;

    // What is said of a learner, wherever it stands.
    private static readonly Dictionary<string, string> Small = new()
    {
        ["model.latents"] = "64",
        ["training.auxiliary-loss"] = "aux-k 5 8 0.03125",
        ["training.batch-size"] = "50",
        ["training.epochs"] = "2",
    };

    private readonly string _artifacts = Directory.CreateTempSubdirectory("small future ").FullName;

    public void Dispose() => Directory.Delete(_artifacts, recursive: true);

    /// <summary>Runs the study to its report.</summary>
    /// <param name="seeds">Of each arm.</param>
    /// <param name="changes">KEY=VALUE.</param>
    /// <returns>The study as it was run, and the run's folder.</returns>
    internal (Study Study, string Folder) Run(int seeds, params IEnumerable<string> changes)
    {
        Acquire();
        Study written = Written(seeds);
        Study study = ChangedStudy.Of(written, string.Join('\n', changes));
        using TestConsole console = new();
        Workspace workspace = new(Repository.FindRoot(), _artifacts, Path.Combine(Workspace.RunsIn(_artifacts), $"{seeds}-{Fingerprint.runName(written, study)}"), Published: null);
        StageContext context = new(written, study, workspace, Backends.Devices[0], Environment.ProcessorCount, _ => { }, new Streams(console, TextWriter.Null), CancellationToken.None);
        StageEngine engine = new(workspace.Stages, workspace.Run, typeof(StudyPipeline).Assembly, workspace.Hashes, _ => { });
        foreach (Stage stage in Stages.ofStudy(new StageMaker(context, engine), study))
        {
            engine.Run(stage);
        }

        return (study, workspace.RunDirectory);
    }

    /// <summary>The study as it is written.</summary>
    /// <param name="seeds">Of each arm.</param>
    internal static Study Written(int seeds)
    {
        Study written = FutureWork.study;
        Study alone = Specification.Arms.alone(written);
        Study small = ChangedStudy.Of(alone, string.Join('\n', Settings.values(alone).Select(line => (line.Key, Value: Smaller(line.Key, line.Value)))
            .Where(line => line.Value != Settings.value(line.Key, alone)).Select(line => $"{line.Key}={line.Value}").Append($"dataset.train-images={TrainImages}").Append("dataset.test-images=100")));
        return new(small.Name, small.Title, small.Template, small.Seed, small.Dataset, small.Learner, small.Evaluation, [.. written.Compared.Where(HasImages).Select(arm => Shrunk(arm, seeds))], []);
    }

    private void Acquire()
    {
        foreach (RawDataset raw in RawDatasets.Of([DatasetSource.Mnist, DatasetSource.FashionMnist]))
        {
            new DatasetAcquisition(Path.Combine(Workspace.DataIn(_artifacts), raw.Folder), DatasetPlaces.Of(raw, Repository.FindRoot(), folder: null, offline: true), _ => { }).Run(CancellationToken.None);
        }
    }

    private static Arm Shrunk(Arm arm, int seeds) => new(
        arm.Name, arm.Label, arm.JudgedBy, [.. arm.Seeds.Take(seeds)],
        new Lazy<ArmSetting[]>(() => Array.ConvertAll(arm.Settings.Value, setting => new ArmSetting(setting.Key, Smaller(setting.Key, setting.Value)))), arm.MayDiverge);

    private static bool HasImages(Arm arm) => arm.Settings.Value.All(setting =>
        setting.Key != "training.images" || int.Parse(setting.Value.Split(' ')[^1], CultureInfo.InvariantCulture) * DatasetModule.kind(FutureWork.study.Dataset.Source).Classes <= TrainImages);

    private static string Smaller(string key, string value) => key.Replace("input.", "", StringComparison.Ordinal) switch
    {
        // Codes of twice as many have to be had, too.
        "model.k" => value == "50" ? "20" : "10",
        "training.auxiliary-loss" when value == "none" => value,
        string own => Small.GetValueOrDefault(own, value),
    };
}
