using ResearchPipeline.Compute;
using ResearchPipeline.Data;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training;

/// <summary>A training state on disk, written atomically at the end of every epoch.</summary>
internal sealed class CheckpointFile(string path, string fingerprint)
{
    private const string FingerprintKey = "fingerprint";

    /// <summary>Writes the state.</summary>
    public void Write(TrainingState state)
    {
        Dictionary<string, TensorView> tensors = new(state.Curves.ToTensors());
        Models.EnsembleFile.AddLayers(tensors, "member", state.Ensemble.Layers, withBias: true);
        Models.EnsembleFile.AddLayers(tensors, "first-moment", state.Moments.Select(moment => moment.First).ToArray(), withBias: true);
        Models.EnsembleFile.AddLayers(tensors, "second-moment", state.Moments.Select(moment => moment.Second).ToArray(), withBias: true);
        SafetensorsFile.Write(path, tensors, new Dictionary<string, string> { [FingerprintKey] = fingerprint });
    }

    /// <summary>The state to continue from, or null when there is none, or none of this experiment that can be read.</summary>
    public TrainingState? Read(Experiment experiment, int inputs)
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
                new Models.Ensemble(Zeros()),
                Zeros().Zip(Zeros(), (first, second) => new LayerMoments(first, second)).ToArray(),
                TrainingCurves.FromTensors(tensors));
            Models.EnsembleFile.CopyLayers(path, tensors, "member", state.Ensemble.Layers);
            Models.EnsembleFile.CopyLayers(path, tensors, "first-moment", state.Moments.Select(moment => moment.First).ToArray());
            Models.EnsembleFile.CopyLayers(path, tensors, "second-moment", state.Moments.Select(moment => moment.Second).ToArray());
            return state;
        }
        catch (DataException)
        {
            // A checkpoint is an optimisation: one that cannot be read costs time, not truth.
            return null;
        }

        Layer[] Zeros() => Enumerable.Range(0, experiment.Training.Members)
            .Select(_ => Layer.Zeros(experiment.Model.Latents, inputs))
            .ToArray();
    }
}
