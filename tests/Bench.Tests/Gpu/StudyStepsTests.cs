using ResearchPipeline.Bench.Gpu;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench.Tests.Gpu;

public sealed class StudyStepsTests
{
    // Twenty images of 3 x 7 pixels, in batches of 6, 6, 6 and 2.
    private readonly StudySteps _steps = new(
        KSparseEnsemble.study.With("training.members = 2", "training.batch-size = 6", "model.latents = 23", "model.k = 4").Recipe(),
        new ImageSet(new byte[20 * 21], new byte[20], new ImageKind(new ImageShape(rows: 3, columns: 7, channels: 1), classes: 10)));

    [Fact]
    public void A_step_has_the_kernels_of_the_main_study_each_with_its_cost_and_no_other_has_one()
    {
        using RecordingDriver driver = new(tells: 0);
        _ = _steps.Run(driver, 1);
        driver.Kernels.Distinct().ShouldBe(GpuCost.Of(_steps.Shape, default).Keys, ignoreOrder: true);
    }

    [Fact]
    public void The_sizes_and_the_number_of_steps_are_those_of_the_recipe()
    {
        _steps.Shape.ShouldBe(new(Members: 2, Capacity: 6, Inputs: 21, Latents: 23, K: 4, AuxiliaryK: 64));
        _steps.Count.ShouldBe(5 * 4);
    }

    // Two epochs and a step have 46 images.
    [Fact]
    public void What_silent_features_give_to_do_is_a_mean_over_steps_of_full_batches_and_others()
    {
        using RecordingDriver driver = new(tells: 3);
        _steps.Run(driver, 9).Silent.ShouldBe(new SilentLoad(Features: 2 * 3, Rows: 2 * 46 / 9.0, Entries: 2 * 46 * 3 / 9.0));
        driver.Kernels.Count(kernel => kernel == "update_weights").ShouldBe(9);
    }

    [Fact]
    public void An_auxiliary_code_has_no_more_entries_than_the_recipe_wants_and_more_steps_than_the_training_has_are_learned()
    {
        using RecordingDriver driver = new(tells: 100);
        _steps.Run(driver, 131).Silent.Entries.ShouldBe(2 * 64 * ((32 * 20) + 18) / 131.0);
    }
}
