namespace ResearchPipeline.Evaluation.Tests.Measures;

[Collection(TinyStudy.Collection)]
public sealed class FeatureEpochTableTests(TinyStudy study)
{
    // By the codes of TinyStudy; after the first epoch the members had each other's weights.
    [Fact]
    public void A_feature_has_the_images_that_activate_it_at_the_end_of_each_epoch() => study.ShouldHold(
        "SELECT member, feature, epoch, activations FROM feature_epochs",
        [0, 0, 1, 1],
        [0, 0, 2, 2],
        [0, 1, 1, 2],
        [0, 1, 2, 1],
        [0, 2, 1, 1],
        [0, 2, 2, 0],
        [1, 0, 1, 2],
        [1, 0, 2, 1],
        [1, 1, 1, 1],
        [1, 1, 2, 2],
        [1, 2, 1, 0],
        [1, 2, 2, 1]);

    [Fact]
    public void The_last_epoch_is_what_features_are_measured_at() => study.ShouldHold(
        "SELECT count(*) FROM feature_epochs JOIN features USING (member, feature) WHERE epoch = 2 AND feature_epochs.activations = features.activations", [6L]);
}
