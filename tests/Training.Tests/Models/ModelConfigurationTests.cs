using System.Text.Json;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests.Models;

public sealed class ModelConfigurationTests
{
    [Fact]
    public void It_says_how_to_run_the_weights()
    {
        JsonElement configuration = Read(SmallExperiment.With(members: 2, latents: 40, k: 6, epochs: 3));
        configuration.GetProperty("architecture").GetString().ShouldBe("topk");
        configuration.GetProperty("d_in").GetInt32().ShouldBe(784);
        configuration.GetProperty("d_sae").GetInt32().ShouldBe(40);
        configuration.GetProperty("k").GetInt32().ShouldBe(6);
        configuration.GetProperty("tied").GetBoolean().ShouldBeTrue();
        configuration.GetProperty("bias").GetBoolean().ShouldBeFalse();
        configuration.GetProperty("members").GetInt32().ShouldBe(2);
        configuration.GetProperty("weights").GetString().ShouldBe("weights.safetensors");
        configuration.GetProperty("average").GetString().ShouldBe("exponential moving average over steps, decay 0.9");
        configuration.GetProperty("epochs").GetInt32().ShouldBe(3);
        configuration.GetProperty("seed").GetUInt64().ShouldBe(7UL);
        configuration.GetProperty("version").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+$");
    }

    [Fact]
    public void Biases_and_the_lack_of_an_average_are_said()
    {
        Experiment small = SmallExperiment.With(bias: Bias.EncoderAndDecoder);
        Specification.Training training = small.Training;
        Experiment last = new(
            small.Name, small.Title, small.Seed, small.Dataset, small.Model,
            new Specification.Training(
                training.Members, training.Epochs, training.BatchSize, training.Optimizer, training.RateSchedule, training.ConsistencyWeight, training.SilentFeatures,
                training.AuxiliaryLoss, training.RowNorms, Averaging.LastStep),
            small.Evaluation);
        JsonElement configuration = Read(last);
        configuration.GetProperty("bias").GetBoolean().ShouldBeTrue();
        configuration.GetProperty("decode").GetString().ShouldBe("W^T z + decoder-bias");
        configuration.GetProperty("average").GetString().ShouldBe("none: the weights of the last step");
    }

    [Fact]
    public void Its_fingerprint_changes_with_what_the_weights_depend_on_and_with_nothing_else()
    {
        string original = FingerprintOf(SmallExperiment.With());
        FingerprintOf(SmallExperiment.With(lambda: 0.06)).ShouldNotBe(original);
        Experiment small = SmallExperiment.With();
        FingerprintOf(new Experiment(
            "other", "Another title", small.Seed, small.Dataset, small.Model, small.Training, new Evaluation([7]))).ShouldBe(original);
    }

    private static string FingerprintOf(Experiment experiment) => Read(experiment).GetProperty("fingerprint").GetString()!;

    private static JsonElement Read(Experiment experiment) => JsonDocument.Parse(ModelConfiguration.Text(experiment)).RootElement;
}
