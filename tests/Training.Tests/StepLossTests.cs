using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>
/// A step on paper: two members with two features of two pixels, one active latent, and the images (1, 1/2) and (1, 1). All values are
/// binary fractions.
/// <code>
/// member 0: f0 = (1, 0), f1 = (0, 1/2)       member 1: f0 = (1, -1), f1 = (0, 3/4)
/// image 0: f0 = 1, residual (0, -1/2)        image 0: f0 = 1/2, residual (-1/2, -1)
/// image 1: f0 = 1, residual (0, -1)          image 1: f1 = 3/4, residual (-1, -7/16)
/// </code>
/// f1 of member 0 is silent: its 1/4 for image 0 makes -3/8 of -1/2, its 1/2 for image 1 makes -3/4 of -1. Member 1 has no silent feature.
/// </summary>
public sealed class StepLossTests
{
    private const double Lambda = 0.25;
    private const double Coefficient = 1.0 / 32;

    [Fact]
    public void A_members_auxiliary_loss_is_the_mean_error_of_what_its_silent_features_make_of_the_residual()
    {
        HostSteps step = Run($"aux-k 2 1 {Coefficient}");
        step.Loss.Reconstruction.ToArray().ShouldBe([5.0 / 16, 625.0 / 1024]);
        step.Loss.Auxiliary.ToArray().ShouldBe([(9.0 / 64 + 9.0 / 16) / 4, 0]);
    }

    // Consistency: codes (1, 0) and (1/2, 0) of image 0 differ by 1/4, (1, 0) and (0, 3/4) of image 1 by 1 + 9/16; over two images and two latents.
    [Fact]
    public void The_loss_is_the_sum_of_its_three_parts()
    {
        double others = (5.0 / 16 + 625.0 / 1024) / 2 + Lambda * (29.0 / 64);
        Run($"aux-k 2 1 {Coefficient}").Loss.Total.ShouldBe(others + Coefficient * (45.0 / 256 / 2), 1e-15);
        Run("none").Loss.Total.ShouldBe(others, 1e-15);
    }

    [Fact]
    public void Without_such_a_loss_there_is_none() => Run("none").Loss.Auxiliary.ToArray().ShouldBeEmpty();

    private static HostSteps Run(string auxiliary)
    {
        TiedEnsemble recipe = Small.With($"training.consistency-weight = {Lambda}", "training.members = 2", "model.latents = 2", "model.k = 1", $"training.auxiliary-loss = {auxiliary}");
        EnsembleBatch batch = new(members: 2, capacity: 2, inputs: 2, latents: 2, k: 1, auxiliaryK: auxiliary == "none" ? 0 : 1);
        ((float[])[1, 0.5f, 1, 1]).CopyTo(batch.Inputs.Values);
        Ensemble ensemble = new([Layer([1, 0, 0, 0.5f]), Layer([1, -1, 0, 0.75f])]);
        using IBackend backend = Backends.Create("reference", 1);
        HostSteps step = new(recipe, NoImages.Of(2), backend, batch, steps: 1);
        step.Learn(EnsembleState.Initial(ensemble, new FeatureActivity(2, 2, 2, maximumFrequency: 0)), 1);
        return step;
    }

    private static Layer Layer(float[] weights)
    {
        Layer layer = Compute.Layer.Zeros(2, 2);
        weights.CopyTo(layer.Weights.Values);
        return layer;
    }
}
