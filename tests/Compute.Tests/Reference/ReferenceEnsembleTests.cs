using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class ReferenceEnsembleTests
{
    // Two members that differ by their weights, three latents, one of which is in the code of an image of two pixels.
    private static readonly EnsembleShape Shape = new(Members: 2, Capacity: 2, Inputs: 2, Latents: 3, K: 1, AuxiliaryK: 0);

    private static readonly EnsembleStep StepOfAdam = new(LossScale.For(2, 1, 2, 3, 0.1), AdamStep.At(1, 1e-3, 0.9, 0.999, 1e-8, 1), LearnsBiases: false, SilentImages: int.MaxValue);

    // The first image is white on the left, the second on the right, the third black.
    private static readonly byte[] Pixels = [255, 0, 0, 255, 0, 0];

    [Fact]
    public void Silent_is_what_no_image_of_the_epoch_has_activated_as_a_mean_over_members()
    {
        using ReferenceEnsemble ensemble = Started();
        ensemble.MeanSilent().ShouldBe(3, "nothing was shown");

        // Of the left pixel alone: latent 0 of the first member, latent 2 of the second.
        ensemble.Step(0, 1, StepOfAdam);
        ensemble.MeanSilent().ShouldBe(2);

        // Of the right one: latent 1 of the first; of the second latent 2 again.
        ensemble.Step(1, 1, StepOfAdam);
        ensemble.MeanSilent().ShouldBe((1 + 2) / 2.0);

        // A black image is in a code of value 0, which activates nothing.
        ensemble.ClearCounts();
        ensemble.Step(2, 1, StepOfAdam);
        ensemble.MeanSilent().ShouldBe(3);
    }

    [Fact]
    public void After_a_step_that_is_no_number_nothing_changes_until_somebody_uploads()
    {
        using ReferenceEnsemble ensemble = Started();
        EnsembleMemory before = Start(), after = EnsembleMemory.Zeros(Shape, images: 3);
        ensemble.Step(0, 1, StepOfAdam with { Scale = new(1e300, 0, 0) });
        ensemble.Step(1, 1, StepOfAdam);
        ensemble.Download(after);
        after.Layers[0].Weights.Values.ToArray().ShouldBe(before.Layers[0].Weights.Values.ToArray());
        ensemble.MeanSilent().ShouldBe(3);

        ensemble.Upload(before);
        ensemble.Step(1, 1, StepOfAdam);
        ensemble.MeanSilent().ShouldBe(2);
    }

    private static ReferenceEnsemble Started()
    {
        ReferenceEnsemble ensemble = new(Shape, Pixels);
        ensemble.Upload(Start());
        ensemble.Announce([0, 1, 2]);
        return ensemble;
    }

    private static EnsembleMemory Start()
    {
        EnsembleMemory memory = EnsembleMemory.Zeros(Shape, images: 3);
        float[][] weights = [[1, 0, 0, 1, 0.5f, 0.25f], [0, 0, 0.25f, 0.25f, 1, 1]];
        for (int member = 0; member < weights.Length; member++)
        {
            weights[member].CopyTo(memory.Layers[member].Weights.Values);
        }

        return memory;
    }
}
