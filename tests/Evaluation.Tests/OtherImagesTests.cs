using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>Studies of images that are not of 28 x 28 pixels, from small files in the form of the real ones to their tables.</summary>
public sealed class OtherImagesTests : IDisposable
{
    private const int Pairs = 37;
    private static readonly CifarDataset Cifar = new(ImagesOfFile: 23);
    private readonly string _folder = Directory.CreateTempSubdirectory("images-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("small-k-sparse")]
    [InlineData("small-variational")]
    [InlineData("small-softmax")]
    public void A_study_of_small_NORB_runs_from_its_files_to_its_tables(string name)
    {
        SmallNorbFiles.Write(Folder("data"), Pairs, testPairs: 11);
        Study study = Small(name, "dataset.source = small-norb", $"dataset.train-images = {Pairs}", "dataset.test-images = 11");

        // Principal components of 2,048 pixels take longer than all the rest.
        Run(study, new SmallNorbDataset(Pairs, 11), modelAlone: true);
        File.ReadAllText(Path.Combine(_folder, "train", ModelConfiguration.FileName)).ShouldContain(
            "\"2 x 32 x 32 pixels channel after channel, row after row, each byte / 255\"");
        Single("SELECT max(pixel), count(DISTINCT pixel) FROM layer_features").ShouldBe("2047 2048");
        if (name == "small-softmax")
        {
            Single("SELECT max(predicted) <= 4 FROM classification").ShouldBe("True");
            Single("SELECT count(*) FROM layer_features").ShouldBe($"{5 * 2048}");
        }
        else
        {
            Single("SELECT count(*) FROM examples").ShouldBe($"{5 * 2048}");
        }
    }

    [Fact]
    public void A_study_of_patches_of_CIFAR_10_runs_from_its_files_to_its_tables()
    {
        WriteCifar(Folder("data"));
        Study study = Changed(
            Smoke.study, "dataset.source = cifar-10-patches", "dataset.train-images = 110", "dataset.test-images = 23", "training.batch-size = 20", "evaluation.pca-components = 5 12");
        Run(study, Cifar, modelAlone: false);
        Single("SELECT max(pixel), count(*) FROM dictionary").ShouldBe($"191 {96 * 192}");
        Single("SELECT count(*), min(octet_length(pixels)), max(octet_length(pixels)) FROM images").ShouldBe("23 192 192");
        Single("SELECT max(pixel), max(variance) > 0 FROM coverage").ShouldBe("191 True");
        Single("SELECT max(centre_x) <= 7, max(centre_y) <= 7, max(spread) < 8 FROM features").ShouldBe("True True True");
        Single("SELECT count(*) FROM dataset_classes WHERE split = 'train'").ShouldBe("10");
    }

    private void Run(Study study, RawDataset raw, bool modelAlone)
    {
        Validation.errors(study).ShouldBeEmpty();
        new DatasetAcquisition(Folder("cache"), new DatasetPlaces(raw, Folder("data"), null, null, []), _ => { }).Run(CancellationToken.None);
        Normalization normalization = new(study.Dataset, [raw]);
        normalization.Run(normalization.Inputs.ToDictionary(name => name, name => Path.Combine(_folder, "cache", Path.GetFileName(name))), Folder("normalize"));
        LearnerTraining training = new(study, below: null, Backend, (_, _) => new Unseen(), CancellationToken.None);
        training.Run(training.Inputs.ToDictionary(name => name, name => Path.Combine(_folder, name)), Folder("train"));
        LearnerEvaluation evaluation = new(study, Backend, (_, _) => { }, modelAlone);
        evaluation.Run(evaluation.Inputs.ToDictionary(name => name, name => Path.Combine(_folder, name)), Folder("evaluate"));
        evaluation.Outputs.ShouldAllBe(file => File.Exists(Path.Combine(_folder, "evaluate", file)));
    }

    private static Study Small(string name, params string[] lines) => Changed(Catalogue.small.Single(study => study.Name == name), [.. lines, "training.batch-size = 10", "evaluation.pca-components = 3"]);

    private static Study Changed(Study study, params string[] lines) => study.With(lines);

    private static IBackend Backend() => Backends.Create("auto", 2);

    private string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;

    private static void WriteCifar(string folder)
    {
        foreach (RawFile file in Cifar.Files)
        {
            byte[] content = [.. Enumerable.Range(0, (int)file.Bytes).Select(i => i % 3073 == 0 ? (byte)(i / 3073 % 10) : (byte)((i * 37 + i / 3073 * i) % 256))];
            File.WriteAllBytes(Path.Combine(folder, file.Name), content);
        }
    }

    private string Single(string sql)
    {
        using ResultDatabase database = new();
        database.AddTables(
            Path.Combine(_folder, "evaluate"),
            [.. Directory.GetFiles(Path.Combine(_folder, "evaluate"), "*.parquet").Select(path => Path.GetFileNameWithoutExtension(path))]);
        Answer answer = database.Query(sql);
        answer.Count.ShouldBe(1);
        return string.Join(' ', answer.Names.Select(name => FormattableString.Invariant($"{answer[name][0]}")));
    }

    private sealed class Unseen : ITrainingMonitor
    {
        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
        }
    }
}
