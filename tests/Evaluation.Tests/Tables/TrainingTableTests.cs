namespace ResearchPipeline.Evaluation.Tests.Tables;

[Collection(TinyStudy.Collection)]
public sealed class TrainingTableTests(TinyStudy study)
{
    // Loss: mean of both members' errors + 1/4 of the consistency term. Step 1: (1/4 + 3/4)/2 + 1/8; 2: (1/2 + 1/4)/2 + 1/4;
    // 3: (1/8 + 3/8)/2 + 1/2; 4: 1/4 + 1.
    [Fact]
    public void Every_step_has_its_losses() => study.ShouldHold(
        "SELECT member, epoch, step, reconstruction, ensemble_consistency, ensemble_loss FROM training",
        [0, 1, 1, 0.25, 0.5, 0.625],
        [0, 1, 2, 0.5, 1.0, 0.625],
        [0, 2, 3, 0.125, 2.0, 0.75],
        [0, 2, 4, 0.25, 4.0, 1.25],
        [1, 1, 1, 0.75, 0.5, 0.625],
        [1, 1, 2, 0.25, 1.0, 0.625],
        [1, 2, 3, 0.375, 2.0, 0.75],
        [1, 2, 4, 0.25, 4.0, 1.25]);

    // After the first epoch the members had each other's weights. Squared errors of the first weights: 0, (3/4)², 1, 1, 0;
    // of the second: 0, (1/4)² + (3/4)², (1/2)² + (1/2)², 0, 0. Correlations: 1, 1, R; and 1, R, 1, 1. The first has a dead feature.
    [Fact]
    public void The_end_of_an_epoch_has_its_measures_and_no_other_step_has() => study.ShouldHold(
        "SELECT member, step, test_mse, test_pearson, dead, silent, restarted FROM training",
        [0, 1, null, null, null, null, null],
        [0, 2, 1.125 / 5 / 784, (3 + TinyStudy.R) / 4, 0, 2, 1],
        [0, 3, null, null, null, null, null],
        [0, 4, 2.5625 / 5 / 784, (2 + TinyStudy.R) / 3, 1, 1, 0],
        [1, 1, null, null, null, null, null],
        [1, 2, 2.5625 / 5 / 784, (2 + TinyStudy.R) / 3, 1, 1, 0],
        [1, 3, null, null, null, null, null],
        [1, 4, 1.125 / 5 / 784, (3 + TinyStudy.R) / 4, 0, 0, 0]);
}
