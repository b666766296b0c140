using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>A study by libtorch: every one of its learners, and what is measured of the last.</summary>
/// <param name="options">What was asked for.</param>
/// <param name="say">Told how far it is.</param>
internal sealed class StudyReplication(ReplicationOptions options, Action<string> say)
{
    private const int OtherSeeds = 4;
    private readonly Study _study = options.Study;

    private string Images => Path.Combine(options.Run, LearnerTraining.Images);

    /// <summary>Learns, measures and compares.</summary>
    public Replication Run()
    {
        ImageDataset dataset = DatasetFile.Read(Images, DatasetModule.kind(_study.Dataset.Source));
        using IBackend backend = NewBackend();
        List<LearnerFindings> learned = [];
        List<string> left = [];
        Trained[] learners = Stages.learners(_study);
        foreach (Trained trained in learners)
        {
            if (TorchLearning.Reason(trained.Learning.Learner) is string reason)
            {
                left.Add($"{trained.Place} {reason}");
                continue;
            }

            learned.Add(new LearnerReplication(options, trained, dataset.Train, backend, say).Run());
        }

        IReadOnlyList<Finding> measured = TorchLearning.Reason(_study.Learner) is null ? Measured(learners[^1]) : [];
        return new Replication(_study.Name, options.Numbers, options.Device, [.. learned.SelectMany(learner => learner.Findings), .. measured], left) { Seed = _study.Seed, Learners = learned };
    }

    private IReadOnlyList<Finding> Measured(Trained last)
    {
        string theirs = Evaluate(_study, Path.Combine(options.Output, ReplicationFolder.Learned, last.Place), Path.Combine(options.Output, ReplicationFolder.Learned, "evaluate"));
        string[] seeds = last.Learning.Learner.Training.Members >= EpochComparison.LeastMembers ? [] : [.. Enumerable.Range(1, OtherSeeds).Select(other => OfSeed(_study.Seed + (ulong)other))];
        return MeasureComparison.Of(Path.Combine(options.Run, "evaluate"), theirs, seeds);
    }

    private string OfSeed(ulong seed)
    {
        Study study = CommandWords.Changed(_study, FormattableString.Invariant($"seed={seed}"));
        string folder = Path.Combine(options.Output, FormattableString.Invariant($"{ReplicationFolder.OfSeed}{seed}"));
        Dictionary<string, string> inputs = new() { [LearnerTraining.Images] = Images };
        string output = "";
        foreach (Trained trained in Stages.learners(study))
        {
            say($"seed {seed} by us: {trained.Place}");
            output = Directory.CreateDirectory(Path.Combine(folder, trained.Place)).FullName;
            LearnerTraining body = new(trained.Learning, trained.Below, NewBackend, (_, _) => new Unwatched(), CancellationToken.None);
            body.Run(inputs, output);
            foreach (string file in body.Outputs)
            {
                inputs[$"{trained.Place}/{file}"] = Path.Combine(output, file);
            }
        }

        return Evaluate(study, output, Path.Combine(folder, "evaluate"));
    }

    private string Evaluate(Study study, string weights, string folder)
    {
        say($"measuring {Path.GetFileName(Path.GetDirectoryName(folder))}");
        Measurement.Write(study, Images, weights, folder, options.Threads);
        return folder;
    }

    private IBackend NewBackend() => Backends.Create("auto", options.Threads);

    private sealed class Unwatched : ITrainingMonitor
    {
        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
        }
    }
}
