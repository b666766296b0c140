using ResearchPipeline.Specification;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch.Tests;

/// <summary>A training whose first gradients overflow binary16.</summary>
public sealed class SkippedStepTests
{
    [Fact]
    public void Steps_are_left_out_until_the_scale_fits_and_those_after_them_learn()
    {
        // A consistency term this heavy has gradients beyond 65504 / 65536, where the scale begins.
        Study study = SmallEnsemble.Study("training.consistency-weight=100000", "training.epochs=6");
        TorchTraining training = SmallEnsemble.Theirs(study, "fp16").Training;
        training.Skipped.ShouldBeGreaterThan(0);
        training.Skipped.ShouldBeLessThan(training.Curves.Steps);
        training.LossScale.ShouldBe(Math.Pow(2, 16 - training.Skipped));
        training.IsFinite.ShouldBeTrue();
        double first = training.Curves.At(TrainingCurves.ReconstructionPart, 0), last = training.Curves.At(TrainingCurves.ReconstructionPart, training.Curves.Steps - 1);
        last.ShouldNotBe(first);
        SmallEnsemble.Theirs(study).Training.Skipped.ShouldBe(0);
    }
}
