using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Engine.Verification;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Pipeline;

/// <summary>
/// The first training step after which parameters are not the published ones, by both trails; and where one value makes the difference,
/// that value: its place and distance from the trails, its two values by training here once more up to that step.
/// </summary>
internal sealed class DivergingStep(StageContext context)
{
    /// <summary>What can be said, in one clause.</summary>
    public string Describe(TrainingTrail published, TrainingTrail here)
    {
        if (published.Members != here.Members || published.Steps != here.Steps)
        {
            return $"which took {published.Steps} steps with {published.Members} members when it was published, and {here.Steps} with {here.Members} here";
        }

        if (published.FirstDifference(here) is not (int step, int member))
        {
            return "although the parameters were the same after every step";
        }

        TiedEnsemble recipe = TiedEnsembleModule.ofStudy(context.Study);
        int perEpoch = new TrainingPlan(recipe.Seed, context.Study.Dataset.TrainImages, recipe.BatchSize, recipe.Epochs).StepsPerEpoch;
        ParameterHash before = published.After(step, member);
        ParameterHash after = here.After(step, member);
        int values = ValuesOf(recipe);
        (int Index, uint Growth)? change = before.SingleChange(after, values);
        string where = string.Create(CultureInfo.InvariantCulture, $"first after epoch {step / perEpoch + 1}, step {step % perEpoch + 1} of {perEpoch}");
        return change is (int index, uint growth)
            ? $"{where}: {OneValue(step, member, index, growth, after, values)}"
            : string.Create(CultureInfo.InvariantCulture, $"{where}: parameters of member {member}, of whose {values:#,0} values no single one explains the difference; until then all were the same");
    }

    private static int ValuesOf(TiedEnsemble recipe)
    {
        int weights = recipe.Latents * ImageSet.ImagePixels;
        return recipe.Bias.IsEncoderAndDecoder ? weights + recipe.Latents + ImageSet.ImagePixels : weights;
    }

    private string OneValue(int step, int member, int index, uint growth, ParameterHash expected, int values)
    {
        (string tensor, string element) = Place(member, index);
        if (TrainAgainTo(step, member) is not float[] parameters || ParameterHash.Of(parameters, 0) != expected)
        {
            return $"{tensor}, element {element}; its values cannot be shown, because training once more gave others";
        }

        float here = parameters[index];
        float published = BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(here) - growth);
        return new NumericDifference(
            $"{tensor}, element {element}", published.ToString("R", CultureInfo.InvariantCulture), here.ToString("R", CultureInfo.InvariantCulture),
            NumericDifference.UlpBetween(published, here), 1, values, NumericDifference.Relative(published, here)).ToString();
    }

    private (string Tensor, string Element) Place(int member, int index)
    {
        int latents = TiedEnsembleModule.ofStudy(context.Study).Latents;
        int weights = latents * ImageSet.ImagePixels;
        string name = string.Create(CultureInfo.InvariantCulture, $"tensor member.{member:00}");
        return index < weights ? ($"{name}.weight", $"[{index / ImageSet.ImagePixels}, {index % ImageSet.ImagePixels}]")
            : index < weights + latents ? ($"{name}.encoder-bias", $"[{index - weights}]")
            : ($"{name}.decoder-bias", $"[{index - weights - latents}]");
    }

    private float[]? TrainAgainTo(int step, int member)
    {
        string folder = Path.Combine(context.Workspace.RunDirectory, ".train.again");
        using CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancellation);
        Capture capture = new(step, member, stop);
        using IBackend backend = context.CreateBackend();
        MnistDataset dataset = DatasetFile.Read(context.Workspace.FileOf($"{StageNames.Normalize}/{NormalizeStage.DatasetFileName}"));
        try
        {
            LearnerTraining.RunOf(TiedEnsembleModule.ofStudy(context.Study), dataset.Train, backend, capture)
                .Run(folder, Path.Combine(folder, "checkpoint.safetensors"), "again", stop.Token);
        }
        catch (OperationCanceledException) when (!context.Cancellation.IsCancellationRequested)
        {
            // Stopped where it should be.
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return capture.Parameters;
    }

    private sealed class Capture(int step, int member, CancellationTokenSource stop) : ITrainingMonitor
    {
        private int _done;

        public float[]? Parameters { get; private set; }

        public void StepDone(in TrainingProgress progress, ILearner learner)
        {
            if (_done++ == step)
            {
                IReadOnlyDictionary<string, TensorView> parameters = learner.Parameters();
                string name = string.Create(CultureInfo.InvariantCulture, $"member.{member:00}.");
                Parameters = [.. ((string[])["weight", "encoder-bias", "decoder-bias"]).Where(part => parameters.ContainsKey(name + part)).SelectMany(part => parameters[name + part].As<float>().ToArray())];
                stop.Cancel();
            }
        }
    }
}
