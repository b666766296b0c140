using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>
/// A study learned by libtorch in several kinds of numbers, with several seeds. With a seed, all kinds begin with the same weights and see the same batches, so that the difference between two kinds is that
/// of their numbers, and of the chance that rounding sets off: how much that is, binary64 beside binary32 tells.
/// </summary>
/// <param name="options">What was asked for.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class PrecisionStudy(PrecisionOptions options, Action<string> say)
{
    private const string Work = "work";
    private readonly string _work = Path.Combine(options.Output, Work);

    private string Images => Path.Combine(options.Run, LearnerTraining.Images);

    /// <summary>Learns and measures what is not there yet.</summary>
    /// <exception cref="ArgumentException">libtorch does not learn this study.</exception>
    public PrecisionComparison Run()
    {
        foreach (Trained trained in Stages.learners(options.Study))
        {
            if (TorchLearning.Reason(trained.Learning.Learner) is string reason)
            {
                throw new ArgumentException($"Numbers of {options.Study.Name} cannot be compared: {trained.Place} {reason}. Choose a study whose learners all learn by gradient steps.");
            }
        }

        DirectoryEntry.Remove(Path.Combine(options.Output, PrecisionFiles.Text));
        ImageDataset dataset = DatasetFile.Read(Images, DatasetModule.kind(options.Study.Dataset.Source));
        string images = Sha256.OfFile(Images);
        List<PrecisionRun> runs = [];
        for (int i = 0; i < options.Seeds; i++)
        {
            Study study = CommandWords.Changed(options.Study, FormattableString.Invariant($"seed={options.Study.Seed + (ulong)i}"));
            runs.AddRange(options.Numbers.Select(numbers => OfFile(study, numbers, dataset, images)));
        }

        DirectoryEntry.Remove(_work);
        return new PrecisionComparison(options.Study, options.Numbers, options.Device, runs);
    }

    private PrecisionRun OfFile(Study study, string numbers, ImageDataset dataset, string images)
    {
        string name = FormattableString.Invariant($"{study.Seed}-{numbers}");
        string madeOf = Fingerprint.ofText($"{CanonicalText.ofStudy(study)}\n{numbers}\n{options.Device}\n{images}\n{LibTorch.Code}");
        PrecisionRunFile file = new(Path.Combine(options.Output, "runs", $"{name}.json"), madeOf);
        if (file.Read() is PrecisionRun kept)
        {
            say($"seed {study.Seed}, {numbers}: kept from before");
            return kept;
        }

        PrecisionRun run = Learn(study, numbers, dataset.Train);
        file.Write(run);
        return run;
    }

    private PrecisionRun Learn(Study study, string numbers, ImageSet images)
    {
        // What was begun and not finished goes.
        DirectoryEntry.Remove(_work);
        Dictionary<string, string> files = new() { [LearnerTraining.Images] = Images };
        List<TorchTraining> trainings = [];
        string folder = "";
        using IBackend backend = Backends.Create("auto", options.Threads);
        foreach (Trained trained in Stages.learners(study))
        {
            folder = Directory.CreateDirectory(Path.Combine(_work, trained.Place)).FullName;
            TorchLearning learning = new(trained, images, name => files[name], backend);
            TrainingPlan plan = LearnerTraining.PlanOf(trained.Learning);
            trainings.Add(learning.Learn(Numbers.Of(numbers, options.Device), plan.Steps, folder, new Progress(say, $"seed {study.Seed}, {numbers}, {trained.Place}", plan.Steps)));
            foreach (string file in plan.WeightFiles)
            {
                files[$"{trained.Place}/{file}"] = Path.Combine(folder, file);
            }
        }

        return new PrecisionRun(
            study.Seed, numbers, trainings.Sum(training => training.Curves.Steps), trainings.Sum(training => training.Skipped), trainings.Min(training => training.LossScale),
            trainings.TrueForAll(training => training.IsFinite) ? Measured(study, folder) : new Dictionary<string, double>());
    }

    private IReadOnlyDictionary<string, double> Measured(Study study, string weights)
    {
        string folder = Path.Combine(_work, "evaluate");
        Measurement.Write(study, Images, weights, folder, options.Threads);
        return Measurement.Read(folder);
    }
}
