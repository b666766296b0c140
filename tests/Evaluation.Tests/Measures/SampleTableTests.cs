using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class SampleTableTests
{
    [Fact]
    public void A_hundred_samples_have_a_row_for_each_pixel()
    {
        using PublishedTables tables = PublishedTables.Of(new SamplingModel());
        tables.ShouldHold(
            "SELECT member, count(*), count(DISTINCT sample), count(DISTINCT pixel), max(pixel) FILTER (intensity <> 0), min(pixel) FILTER (intensity <> 0) FROM samples GROUP BY member",
            [0, 78400, 100, 784, 1, 1]);
        SummaryFile.Read(tables.Folder).OfMembers("mse").ShouldBe([double.NaN], "a model has a summary even where nothing adds to it");
    }

    // The seed is 7; the stream of sample 99 of member 1 is that of lane 2^32 + 99.
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 99)]
    [InlineData(1, 0)]
    [InlineData(1, 99)]
    public void A_sample_is_drawn_from_the_stream_of_its_member_and_number(int member, int sample)
    {
        using PublishedTables tables = PublishedTables.Of(new TwoSamplers());
        float expected = (float)new PhiloxSequence(7, Purpose.Samples, (ulong)member << 32 | (uint)sample).NextDouble();
        tables.ShouldHold($"SELECT intensity FROM samples WHERE member = {member} AND sample = {sample} AND pixel = 1", [(double)expected]);
    }
}
