using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>Whether a training diverges is a result.</summary>
public sealed class LearnerAttemptTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("attempt-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_training_that_diverges_is_written_down_with_its_step_its_message_and_the_loss_until_then()
    {
        Attempt("model.initialization = normal 1E+38");
        Single("SELECT diverged, step, steps FROM attempt").ShouldBe("True 1 0");
        Single("SELECT message FROM attempt").ShouldStartWith("Training diverged at step 1: ");
        Single("SELECT count(*) FROM attempt_loss").ShouldBe("0");
    }

    [Fact]
    public void One_that_does_not_has_all_its_steps()
    {
        Attempt("training.epochs = 3");
        Single("SELECT diverged, step IS NULL, steps, message = '' FROM attempt").ShouldBe("False True 6 True");
        Single("SELECT count(*), min(step), max(step), min(loss) > 0 FROM attempt_loss").ShouldBe("6 1 6 True");
    }

    [Fact]
    public void It_begins_anew_and_leaves_nothing_but_its_files()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "out", "training"));
        File.WriteAllText(Path.Combine(_folder, "out", "training", "checkpoint.safetensors"), "what an earlier one left");
        Attempt("training.epochs = 1");
        Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "out")).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(LearnerAttempt.Outputs.Order(StringComparer.Ordinal));
    }

    private void Attempt(params string[] lines)
    {
        Study study = Catalogue.small.Single(study => study.Name == "small-plain").With(["training.members = 1", "dataset.train-images = 100", "dataset.test-images = 10", .. lines]);
        LearnerAttempt attempt = new(study, below: null, () => Backends.Create("reference", 1), (_, _) => new Unseen(), CancellationToken.None);
        string images = Path.Combine(_folder, "dataset.safetensors");
        byte[] pixels = [.. Enumerable.Range(0, 110 * 784).Select(i => (byte)(i * 7 % 256))];
        DatasetFile.Write(images, new ImageDataset(new ImageSet(pixels.AsMemory(0, 100 * 784), new byte[100], MnistImages.Kind), new ImageSet(pixels.AsMemory(100 * 784), new byte[10], MnistImages.Kind)));
        Directory.CreateDirectory(Path.Combine(_folder, "out"));
        attempt.Run(attempt.Inputs.ToDictionary(name => name, _ => images), Path.Combine(_folder, "out"));
    }

    private string Single(string sql)
    {
        using ResultDatabase database = new();
        database.AddTables(Path.Combine(_folder, "out"), ["attempt", "attempt_loss"]);
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
