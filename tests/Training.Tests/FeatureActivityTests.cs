using ResearchPipeline.Compute;

namespace ResearchPipeline.Training.Tests;

public sealed class FeatureActivityTests
{
    [Fact]
    public void A_feature_is_silent_up_to_and_including_the_share_of_images_that_is_allowed()
    {
        FeatureActivity activity = new(1, latents: 4, images: 10, maximumFrequency: 0.2);
        activity.Add(Batch([[0, 1], [0, 1], [0, 2], [0, 2], [0, 2]]), [0, 1, 2, 3, 4]);
        activity.Silent(0).ShouldBe([1, 3], "two of ten images are allowed, three are not");
        new FeatureActivity(1, 4, 10, maximumFrequency: 0).Silent(0).ShouldBe([0, 1, 2, 3]);
    }

    [Fact]
    public void A_latent_that_was_chosen_with_the_value_zero_is_not_active()
    {
        FeatureActivity activity = new(1, 4, 10, 0);
        EnsembleBatch batch = Batch([[0, 1]]);
        batch.Codes[0].Values[1] = 0;
        activity.Add(batch, [0]);
        activity.Silent(0).ShouldBe([1, 2, 3]);
        activity.MeanSilent().ShouldBe(3);
    }

    [Fact]
    public void Counts_add_up_over_batches_until_they_are_cleared_and_rows_beyond_the_batch_do_not_count()
    {
        FeatureActivity activity = new(1, 4, 10, 0.1);
        EnsembleBatch batch = Batch([[0, 1], [2, 3]]);
        batch.Rows = 1;
        activity.Add(batch, [0]);
        activity.Silent(0).ShouldBe([0, 1, 2, 3]);
        activity.Add(batch, [1]);
        activity.Silent(0).ShouldBe([2, 3], "two of ten are more than a tenth");
        activity.Clear();
        activity.Silent(0).ShouldBe([0, 1, 2, 3]);
        activity.MeanSilent().ShouldBe(4);
    }

    [Fact]
    public void Each_member_is_counted_for_itself_and_silence_is_a_mean_over_them()
    {
        FeatureActivity activity = new(2, 4, 10, 0);
        activity.Add(Batch([[0, 1]], [[2, 3], [2, 1]]), [0]);
        activity.Silent(0).ShouldBe([2, 3]);
        activity.Silent(1).ShouldBe([0, 1]);
        activity.Add(Batch([[0, 1], [0, 1]], [[2, 3], [1, 3]]), [0, 1]);
        activity.MeanSilent().ShouldBe(1.5);
    }

    [Fact]
    public void Squared_errors_go_to_the_image_that_the_row_showed()
    {
        FeatureActivity activity = new(1, 4, 5, 0);
        EnsembleBatch batch = Batch([[0, 1], [2, 3]]);
        (batch.SquaredErrors(0)[0], batch.SquaredErrors(0)[1]) = (7, 8);
        activity.Add(batch, [3, 1]);
        activity.SquaredErrors(0).ToArray().ShouldBe([0, 8, 0, 7, 0]);
    }

    // Codes by member and image; every value is 1.
    private static EnsembleBatch Batch(params int[][][] members)
    {
        EnsembleBatch batch = new(members.Length, members.Max(rows => rows.Length), inputs: 1, latents: 4, k: 2) { Rows = members[0].Length };
        for (int member = 0; member < members.Length; member++)
        {
            batch.Codes[member].Values.Fill(1);
            for (int row = 0; row < members[member].Length; row++)
            {
                members[member][row].CopyTo(batch.Codes[member].RowIndices(row));
            }
        }

        return batch;
    }
}
