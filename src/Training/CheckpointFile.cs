using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;

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

    private static readonly (string Prefix, Func<OptimizerState, Layer> Part)[] OptimizerParts =
    [
        ("first-moment", state => state.First),
        ("second-moment", state => state.Second),
        ("average", state => state.Average),
    ];

    /// <summary>Writes the state.</summary>
    public void Write(TrainingState state)
    {
        Dictionary<string, TensorView> tensors = new(state.Curves.ToTensors().Concat(state.Trail.ToTensors()));
        EnsembleFile.AddLayers(tensors, "member", state.Ensemble.Layers, withBias: true);
        foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
        {
            EnsembleFile.AddLayers(tensors, prefix, state.States.Select(part).ToArray(), withBias: true);
        }

        state.Activity.AddTo(tensors);
        Dictionary<string, string> metadata = state.Files.ToDictionary(file => FileKey + file.Key, file => file.Value);
        metadata[FingerprintKey] = fingerprint;
        metadata[ContentKey] = TensorView.ContentHash(tensors);
        SafetensorsFile.Write(path, tensors, metadata);
    }

    /// <summary>The state to continue from, or null when there is none; <paramref name="refusal"/> says why a file that is there is not believed.</summary>
    public TrainingState? Read(TiedEnsemble recipe, FeatureActivity activity, int inputs, int stepsPerEpoch, out string? refusal)
    {
        refusal = null;
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return Parse(RegularFile.ReadAllBytes(path, Array.MaxLength), recipe, activity, inputs, stepsPerEpoch);
        }
        catch (DataException failure)
        {
            // A checkpoint is an optimisation: one that cannot be believed costs time, not truth.
            refusal = failure.Message;
            return null;
        }
    }

    /// <summary>The state in a file's content. The weights of the epochs that it continues from are looked for beside its path.</summary>
    /// <exception cref="DataException">It cannot be believed; the message says why.</exception>
    internal TrainingState Parse(ReadOnlyMemory<byte> content, TiedEnsemble recipe, FeatureActivity activity, int inputs, int stepsPerEpoch)
    {
        IReadOnlyDictionary<string, TensorView> tensors =
            SafetensorsFile.Parse(content, path, out IReadOnlyDictionary<string, string> metadata);
        Require(metadata.GetValueOrDefault(FingerprintKey) == fingerprint, "it belongs to another specification");
        Require(metadata.GetValueOrDefault(ContentKey) == TensorView.ContentHash(tensors), "its content is not what was written");
        TrainingState state = new(
            new Ensemble(Each(() => Layer.Zeros(recipe.Latents, inputs))),
            Each(() => OptimizerState.Initial(Layer.Zeros(recipe.Latents, inputs))),
            TrainingCurves.FromTensors(tensors),
            TrainingTrail.FromTensors(tensors),
            activity,
            metadata.Where(entry => entry.Key.StartsWith(FileKey, StringComparison.Ordinal))
                .ToDictionary(entry => entry.Key[FileKey.Length..], entry => entry.Value));
        RequireConsistent(state, recipe, stepsPerEpoch);
        CopyTensors(tensors, state);
        return state;

        T[] Each<T>(Func<T> create) => Enumerable.Range(0, recipe.Members).Select(_ => create()).ToArray();
    }

    private void CopyTensors(IReadOnlyDictionary<string, TensorView> tensors, TrainingState state)
    {
        state.Activity.CopyFrom(tensors);
        EnsembleFile.CopyLayers(path, tensors, "member", state.Ensemble.Layers);
        foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
        {
            EnsembleFile.CopyLayers(path, tensors, prefix, state.States.Select(part).ToArray());
        }
    }

    private void RequireConsistent(TrainingState state, TiedEnsemble recipe, int stepsPerEpoch)
    {
        (int steps, int epochs) = (state.Curves.Steps, state.Curves.Epochs);
        Require(
            state.Curves.HasAuxiliary != recipe.AuxiliaryLoss.IsNoAuxiliaryLoss,
            "its curves are those of another loss");
        Require(
            state.Curves.Members == recipe.Members && state.Trail.Members == recipe.Members && state.Trail.Steps == steps
                && epochs <= recipe.Epochs && steps >= (long)epochs * stepsPerEpoch && steps <= (epochs + 1L) * stepsPerEpoch,
            $"it counts {epochs} epochs and {steps} steps of {state.Curves.Members} members");
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        for (int epoch = 1; epoch <= epochs; epoch++)
        {
            string file = TrainingRun.EpochFile(epoch, recipe.Epochs);
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
