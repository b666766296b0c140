using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

public sealed class ElboTableTests : IDisposable
{
    private static readonly double E = Math.Exp(-1);
    private static readonly ImageBatch Images = ImageBatch.Of(TinyStudy.Data.Test)[0];

    // Means of the first latent are 1, -1, 0, 0, 0, of the second 1/8 for image 3 and else 0: a half of their squares, and 1/(2e).
    private static readonly double[] Divergences = [0.5 + E / 2, 0.5 + E / 2, E / 2, 1 / 128.0 + E / 2, E / 2];
    private readonly PublishedTables _tables = PublishedTables.Of(new TwoNormalCodes());

    public void Dispose() => _tables.Dispose();

    [Fact]
    public void Every_image_of_every_member_has_its_divergence() => _tables.ShouldHold(
        "SELECT member, image, label, kl FROM elbo",
        [.. Members(member => Enumerable.Range(0, 5).Select(image => (object?[])[member, image, (int)TinyStudy.Data.Test.Labels.Span[image], Divergences[image]]))]);

    // The images are black and white: made binary they stay what they are.
    [Fact]
    public void A_reconstruction_is_the_likelihood_by_the_first_code_of_the_images_own_stream()
    {
        _tables.ShouldHold("SELECT reconstruction_grey FROM elbo", [.. Members(member => Enumerable.Range(0, 5).Select(image => (object?[])[Drawn(Purpose.EvaluatedCode, member, image)]))]);
        _tables.ShouldHold("SELECT reconstruction_binary FROM elbo", [.. Members(member => Enumerable.Range(0, 5).Select(image => (object?[])[Drawn(Purpose.BinaryImageCode, member, image)]))]);
    }

    [Fact]
    public void A_bound_is_a_reconstruction_less_a_divergence()
    {
        _tables.ShouldHold("SELECT elbo_grey FROM elbo", [.. Members(member => Enumerable.Range(0, 5).Select(image => (object?[])[Drawn(Purpose.EvaluatedCode, member, image) - Divergences[image]]))]);
        _tables.ShouldHold("SELECT elbo_binary FROM elbo", [.. Members(member => Enumerable.Range(0, 5).Select(image => (object?[])[Drawn(Purpose.BinaryImageCode, member, image) - Divergences[image]]))]);
    }

    // One, one, two, one and no pixels are lit.
    [Fact]
    public void The_bound_of_many_codes_is_the_likelihood_itself_where_the_posterior_is_the_true_one() =>
        _tables.ShouldHold("SELECT log_likelihood_binary FROM elbo WHERE member = 0", [-2.0], [-2.0], [-3.0], [-2.0], [-1.0]);

    // ln 1/100 Σ e^(c + z1/2) over a hundred codes of the image's stream, of which every other number is of the second latent.
    [Fact]
    public void Elsewhere_it_is_the_mean_weight_of_a_hundred_codes()
    {
        double[] expected = [.. Enumerable.Range(0, 5).Select(image =>
        {
            PhiloxSequence stream = new(7, Purpose.ImportanceSample, 1UL << 32 | (uint)image);
            double sum = 0;
            for (int sample = 0; sample < 100; sample++)
            {
                sum += Math.Exp((float)(Images.Images.Row(image)[0] - Images.Images.Row(image)[1] + stream.NextNormal()) / 2.0);
                stream.NextNormal();
            }

            return Math.Log(sum / 100) + new[] { -2, -2, -3, -2, -1 }[image];
        })];
        _tables.ShouldHold("SELECT log_likelihood_binary FROM elbo WHERE member = 1", [.. expected.Select(value => (object?[])[value])]);
        expected.ShouldAllBe(value => Math.Abs(value - Math.Round(value)) > 1e-3, "the weights differ");
    }

    [Fact]
    public void Means_over_images_are_summed_up()
    {
        double grey = Enumerable.Range(0, 5).Average(image => Drawn(Purpose.EvaluatedCode, 0, image));
        double binary = Enumerable.Range(0, 5).Average(image => Drawn(Purpose.BinaryImageCode, 0, image));
        double divergence = (1 + 1 / 128.0) / 5 + E / 2;
        _tables.ShouldHold(
            "SELECT metric, model, value, unit FROM summary WHERE member = 0 AND unit = 'nat'",
            ["elbo_grey", "member", grey - divergence, "nat"],
            ["kl", "member", divergence, "nat"],
            ["reconstruction_grey", "member", grey, "nat"],
            ["elbo_binary", "member", binary - divergence, "nat"],
            ["log_likelihood_binary", "member", -2.0, "nat"]);
        _tables.ShouldHold("SELECT member, value FROM summary WHERE metric = 'kl'", [0, divergence], [1, divergence]);
    }

    private static IEnumerable<object?[]> Members(Func<int, IEnumerable<object?[]>> rows) => Enumerable.Range(0, 2).SelectMany(rows);

    // The seed is 7.
    private static double Drawn(Purpose purpose, int member, int image)
    {
        PhiloxSequence stream = new(7, purpose, (ulong)member << 32 | (uint)image);
        ReadOnlySpan<float> pixels = Images.Images.Row(image);
        float first = (float)(pixels[0] - pixels[1] + stream.NextNormal());
        float second = (float)(pixels[2] / 8 + Math.Exp(-0.5) * stream.NextNormal());
        return new TwoNormalCodes().Members[member].LogLikelihood(pixels, first, second);
    }
}
