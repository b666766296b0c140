using ResearchPipeline.Compute;
using ResearchPipeline.Data;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>A training state on disk, written atomically between two steps.</summary>
internal sealed class CheckpointFile(string path, string fingerprint)
{
    private const string FingerprintKey = "fingerprint";

    private static readonly (string Prefix, Func<OptimizerState, Layer> Part)[] OptimizerParts =
    [
        ("first-moment", state => state.First),
        ("second-moment", state => state.Second),
        ("average", state => state.Average),
    ];

    /// <summary>Writes the state.</summary>
    public void Write(TrainingState state)
    {
        Dictionary<string, TensorView> tensors = new(state.Curves.ToTensors());
        Models.EnsembleFile.AddLayers(tensors, "member", state.Ensemble.Layers, withBias: true);
        foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
        {
            Models.EnsembleFile.AddLayers(tensors, prefix, state.States.Select(part).ToArray(), withBias: true);
        }

        state.Activity.AddTo(tensors);
        SafetensorsFile.Write(path, tensors, new Dictionary<string, string> { [FingerprintKey] = fingerprint });
    }

    /// <summary>The state to continue from, or null when there is none, or none of this experiment that can be read.</summary>
    public TrainingState? Read(Experiment experiment, int inputs, FeatureActivity activity)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            IReadOnlyDictionary<string, TensorView> tensors =
                SafetensorsFile.Read(path, out IReadOnlyDictionary<string, string> metadata);
            if (metadata.GetValueOrDefault(FingerprintKey) != fingerprint)
            {
                return null;
            }

            TrainingState state = new(
                new Models.Ensemble(Enumerable.Range(0, experiment.Training.Members).Select(_ => Zero()).ToArray()),
                Enumerable.Range(0, experiment.Training.Members).Select(_ => new OptimizerState(Zero(), Zero(), Zero())).ToArray(),
                TrainingCurves.FromTensors(tensors),
                activity);
            Models.EnsembleFile.CopyLayers(path, tensors, "member", state.Ensemble.Layers);
            foreach ((string prefix, Func<OptimizerState, Layer> part) in OptimizerParts)
            {
                Models.EnsembleFile.CopyLayers(path, tensors, prefix, state.States.Select(part).ToArray());
            }

            activity.CopyFrom(tensors);
            return state;
        }
        catch (Exception failure) when (failure is DataException or KeyNotFoundException)
        {
            // A checkpoint is an optimisation: one that cannot be read costs time, not truth.
            return null;
        }

        Layer Zero() => Layer.Zeros(experiment.Model.Latents, inputs);
    }
}
