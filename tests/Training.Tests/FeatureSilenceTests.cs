using ResearchPipeline.Compute;

namespace ResearchPipeline.Training.Tests;

public sealed class FeatureSilenceTests
{
    [Fact]
    public void A_feature_is_silent_once_that_many_images_in_a_row_had_it_in_no_code()
    {
        FeatureSilence silence = new(members: 1, latents: 4);
        SilentAfter(silence, 4, [[0, 1], [0, 2]]).ShouldBe([], "two images have been seen");
        SilentAfter(silence, 4, [[0, 1], [0, 1]]).ShouldBe([3]);
        SilentAfter(silence, 4, [[0, 3], [0, 1]]).ShouldBe([2], "a batch that has it anywhere starts its count again");
        SilentAfter(silence, 4, [[0, 3]]).ShouldBe([2]);
    }

    [Fact]
    public void A_batch_that_was_only_looked_at_does_not_count()
    {
        FeatureSilence silence = new(1, 4);
        EnsembleBatch batch = Batch([[0, 1], [0, 1]]);
        silence.Look(batch);
        silence.Look(batch);
        silence.NameSilent(batch.Auxiliary!, 3);
        batch.Auxiliary!.Silent(0).ToArray().ShouldBeEmpty();
    }

    [Fact]
    public void As_many_take_part_as_are_silent_up_to_the_room_there_is()
    {
        EnsembleBatch batch = Batch([[0, 1]]);
        batch.Auxiliary!.Codes[0].K.ShouldBe(0);
        batch.Auxiliary.SetSilent(0, [2]);
        batch.Auxiliary.Codes[0].K.ShouldBe(1);
        batch.Auxiliary.SetSilent(0, [0, 1, 2, 3]);
        batch.Auxiliary.Codes[0].K.ShouldBe(3);
    }

    private static int[] SilentAfter(FeatureSilence silence, int images, int[][] rows)
    {
        EnsembleBatch batch = Batch(rows);
        silence.Look(batch);
        silence.NameSilent(batch.Auxiliary!, images);
        silence.Keep();
        return batch.Auxiliary!.Silent(0).ToArray();
    }

    private static EnsembleBatch Batch(int[][] rows)
    {
        EnsembleBatch batch = new(1, rows.Length, inputs: 1, latents: 4, k: 2, auxiliaryK: 3);
        for (int row = 0; row < rows.Length; row++)
        {
            rows[row].CopyTo(batch.Codes[0].RowIndices(row));
        }

        return batch;
    }
}
