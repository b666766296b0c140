using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class TrainingTableTests(TinyStudy study)
{
    // Loss: mean of both members' errors + 1/4 of the consistency term + 1/2 of the mean auxiliary loss. Step 1: (1/4 + 3/4)/2 + 1/8;
    // 2: (1/2 + 1/4)/2 + 1/4 + 1/8; 3: (1/8 + 3/8)/2 + 1/2 + 3/32; 4: 1/4 + 1 + 3/4.
    [Fact]
    public void Every_step_has_its_losses() => study.ShouldHold(
        "SELECT member, epoch, step, reconstruction, auxiliary, ensemble_consistency, ensemble_loss FROM training",
        [0, 1, 1, 0.25, 0.0, 0.5, 0.625],
        [0, 1, 2, 0.5, 0.5, 1.0, 0.75],
        [0, 2, 3, 0.125, 0.25, 2.0, 0.84375],
        [0, 2, 4, 0.25, 1.0, 4.0, 2.0],
        [1, 1, 1, 0.75, 0.0, 0.5, 0.625],
        [1, 1, 2, 0.25, 0.0, 1.0, 0.75],
        [1, 2, 3, 0.375, 0.125, 2.0, 0.84375],
        [1, 2, 4, 0.25, 2.0, 4.0, 2.0]);

    [Fact]
    public void A_study_without_an_auxiliary_loss_has_none_in_its_loss()
    {
        TrainingCurves curves = new(1);
        curves.AddStep([0.5], 0);
        curves.AddEpoch([0], [0]);
        ImageSet black = new(new byte[MnistImages.Pixels], new byte[1], MnistImages.Kind);
        using IBackend backend = Backends.Create("reference", 1);
        TiedEnsemble recipe = TinyStudy.Study.With("training.auxiliary-loss = none").Recipe();
        TrainedEnsemble model = new(recipe, [new Ensemble([Layer.Zeros(1, MnistImages.Pixels)])], curves, backend);
        Subject subject = new(model, TinyStudy.Study, new ImageDataset(black, black), backend, new EvaluationProgress((_, _) => { }, EvaluationPart.Of(typeof(TrainedEnsemble), [Question.Everything])));

        TrainingTable.Row row = new TrainingTable().Rows(subject).ShouldHaveSingleItem();

        row.Auxiliary.ShouldBeNull();
        row.EnsembleLoss.ShouldBe(0.5);
    }

    // After the first epoch the members had each other's weights. Squared errors of the first weights: 0, (3/4)², 1, 1, 0;
    // of the second: 0, (1/4)² + (3/4)², (1/2)² + (1/2)², 0, 0. Correlations: 1, 1, R; and 1, R, 1, 1. The first has a dead feature.
    [Fact]
    public void The_end_of_an_epoch_has_its_measures_and_no_other_step_has() => study.ShouldHold(
        "SELECT member, step, mse, pearson, dead, silent, restarted FROM training",
        [0, 1, null, null, null, null, null],
        [0, 2, 1.125 / 5 / 784, (3 + TinyStudy.R) / 4, 0, 2, 1],
        [0, 3, null, null, null, null, null],
        [0, 4, 2.5625 / 5 / 784, (2 + TinyStudy.R) / 3, 1, 1, 2],
        [1, 1, null, null, null, null, null],
        [1, 2, 2.5625 / 5 / 784, (2 + TinyStudy.R) / 3, 1, 1, 0],
        [1, 3, null, null, null, null, null],
        [1, 4, 1.125 / 5 / 784, (3 + TinyStudy.R) / 4, 0, 0, 0]);

    // Both members' weights reconstruct e0 and black, so that there is no error; black has no correlation.
    [Fact]
    public void The_end_of_an_epoch_has_the_measures_of_images_that_were_learned_from() => study.ShouldHold(
        "SELECT member, step, train_mse, train_pearson FROM training",
        [0, 1, null, null],
        [0, 2, 0.0, 1.0],
        [0, 3, null, null],
        [0, 4, 0.0, 1.0],
        [1, 1, null, null],
        [1, 2, 0.0, 1.0],
        [1, 3, null, null],
        [1, 4, 0.0, 1.0]);
}
