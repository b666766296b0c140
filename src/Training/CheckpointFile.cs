using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training;

/// <summary>
/// A training state on disk, written atomically between two steps. It carries the hash of its own content and of every file that
/// the run has written so far: what has changed since is not continued from.
/// </summary>
internal sealed class CheckpointFile(string path, string fingerprint)
{
    private const string FingerprintKey = "fingerprint";
    private const string ContentKey = "content";
    private const string FileKey = "file ";

    /// <summary>Writes the state of a run and of its learner.</summary>
    public void Write(TrainingState state, ILearner learner)
    {
        Dictionary<string, TensorView> tensors = new(state.Curves.ToTensors().Concat(state.Trail.ToTensors()).Concat(learner.State()));
        Dictionary<string, string> metadata = state.Files.ToDictionary(file => FileKey + file.Key, file => file.Value);
        metadata[FingerprintKey] = fingerprint;
        metadata[ContentKey] = TensorView.ContentHash(tensors);
        SafetensorsFile.Write(path, tensors, metadata);
    }

    /// <summary>The state to continue from, which the learner has taken over; or null when there is none, and <paramref name="refusal"/> says why a file that is there is not believed.</summary>
    public TrainingState? Read(ILearner learner, TrainingPlan plan, out string? refusal)
    {
        refusal = null;
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Parse(RegularFile.ReadAllBytes(path, Array.MaxLength), learner, plan);
        }
        catch (DataException failure)
        {
            // A checkpoint is an optimisation: one that cannot be believed costs time, not truth.
            refusal = failure.Message;
            return null;
        }
    }

    /// <summary>The state in a file's content, which the learner takes over. The results of the epochs that it continues from are looked for beside its path.</summary>
    /// <exception cref="DataException">It cannot be believed; the message says why, and the learner is as it was.</exception>
    internal TrainingState Parse(ReadOnlyMemory<byte> content, ILearner learner, TrainingPlan plan)
    {
        IReadOnlyDictionary<string, TensorView> tensors =
            SafetensorsFile.Parse(content, path, out IReadOnlyDictionary<string, string> metadata);
        Require(metadata.GetValueOrDefault(FingerprintKey) == fingerprint, "it belongs to another specification");
        Require(metadata.GetValueOrDefault(ContentKey) == TensorView.ContentHash(tensors), "its content is not what was written");
        TrainingState state = new(
            Curves.FromTensors(tensors),
            TrainingTrail.FromTensors(tensors),
            metadata.Where(entry => entry.Key.StartsWith(FileKey, StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key[FileKey.Length..], entry => entry.Value));
        RequireConsistent(state, learner, plan);
        learner.Restore(tensors);
        return state;
    }

    private void RequireConsistent(TrainingState state, ILearner learner, TrainingPlan plan)
    {
        (int steps, int epochs) = (state.Curves.Steps, state.Curves.Epochs);
        Require(state.Curves.MeasuresAs(learner.NewCurves()), "its curves are those of another loss");
        Require(
            state.Trail.Members == learner.Members && state.Trail.Steps == steps
                && epochs <= plan.Epochs && steps >= (long)epochs * plan.StepsPerEpoch && steps <= (epochs + 1L) * plan.StepsPerEpoch,
            $"it counts {epochs} epochs and {steps} steps of {state.Trail.Members} members");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        foreach (string file in Enumerable.Range(1, epochs).Select(plan.FileOf).OfType<string>())
        {
            string full = Path.Combine(folder, file);
            Require(
                File.Exists(full) && state.Files.GetValueOrDefault(file) == Sha256.OfFile(full),
                $"{file}, which it continues from, is missing or was altered");
        }
    }

    private void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DataException($"{path}: {otherwise}.");
        }
    }
}
