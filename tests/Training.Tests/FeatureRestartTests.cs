using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests;

/// <summary>A restart by hand: which rows change, to what, and what the optimizer keeps of them (decision 2).</summary>
public sealed class FeatureRestartTests : IDisposable
{
    private const int Latents = 6;
    private const int Count = 20;
    private const int K = 2;
    private const double Scale = 0.5;
    private static readonly int[] Silent = [1, 4];
    private static readonly int[] Live = [0, 2, 3, 5];
    private readonly IBackend _backend = Backends.Create("reference", 1);
    private readonly ImageSet _images = Small.Images(Count);
    private readonly Layer _before = RandomLayer(1);
    private readonly Layer _layer = RandomLayer(1);
    private readonly OptimizerState _state = RandomState();

    public void Dispose() => _backend.Dispose();

    [Fact]
    public void The_first_moment_of_a_restarted_row_is_zero_and_its_second_the_mean_of_the_live_rows()
    {
        Restart(Activity()).ShouldBe([2]);
        for (int d = 0; d < MnistImages.Pixels; d++)
        {
            float mean = (float)Live.Average(f => (double)RandomLayer(3).Weights.Row(f)[d]);
            foreach (int feature in Silent)
            {
                _state.First.Weights.Row(feature)[d].ShouldBe(0);
                _state.Second.Weights.Row(feature)[d].ShouldBe(mean, 1e-6f);
            }
        }
    }

    [Fact]
    public void The_average_begins_at_the_new_row_and_every_bias_of_it_at_zero()
    {
        Restart(Activity());
        foreach (int feature in Silent)
        {
            _layer.Weights.Row(feature).ToArray().ShouldNotBe(_before.Weights.Row(feature).ToArray());
            _state.Average.Weights.Row(feature).ToArray().ShouldBe(_layer.Weights.Row(feature).ToArray());
            foreach (Layer values in (Layer[])[_layer, _state.First, _state.Second, _state.Average])
            {
                values.EncoderBias.Values[feature].ShouldBe(0);
            }
        }
    }

    [Fact]
    public void Rows_that_are_not_silent_and_what_the_optimizer_keeps_of_them_stay_as_they_were()
    {
        Restart(Activity());
        Layer[] now = [_layer, _state.First, _state.Second, _state.Average];
        for (int part = 0; part < now.Length; part++)
        {
            Layer before = RandomLayer((ulong)part + 1);
            foreach (int feature in Live)
            {
                now[part].Weights.Row(feature).ToArray().ShouldBe(before.Weights.Row(feature).ToArray());
                now[part].EncoderBias.Values[feature].ShouldBe(before.EncoderBias.Values[feature]);
            }

            now[part].DecoderBias.Values.ToArray().ShouldBe(before.DecoderBias.Values.ToArray());
        }
    }

    [Theory]
    [InlineData(7)]
    [InlineData(13)]
    public void A_new_row_is_what_an_image_lacks_without_its_part_along_the_mean_at_a_share_of_the_mean_live_norm(int image)
    {
        Restart(Activity(errorOf: other => other == image ? 1 : 0));
        double[] expected = Expected(image);
        for (int d = 0; d < expected.Length; d++)
        {
            ((double)_layer.Weights.Row(Silent[0])[d]).ShouldBe(expected[d], 1e-5);
        }
    }

    [Fact]
    public void Images_without_error_are_never_taken_and_no_image_twice()
    {
        Restart(Activity(errorOf: image => image == 9 ? 1 : 0)).ShouldBe([1], "two equal rows would forever learn the same");
        _layer.Weights.Row(Silent[1]).ToArray().ShouldBe(_before.Weights.Row(Silent[1]).ToArray());
    }

    [Fact]
    public void Images_are_drawn_in_proportion_to_their_squared_errors()
    {
        FeatureActivity activity = Activity(errorOf: image => image == 4 ? 3 : image == 15 ? 1 : 0, silent: [1]);
        float[] rows = FirstRestarted(activity, epochs: 400);
        double fromFour = Expected(4, live: [0, 2, 3, 4, 5])[400];
        rows.Count(value => Math.Abs(value - fromFour) < 1e-5).ShouldBeInRange(260, 340, "three quarters of 400, within four and a half standard deviations");
    }

    [Fact]
    public void Every_epoch_draws_its_own_images() => FirstRestarted(Activity(), epochs: 8).Distinct().Count().ShouldBeGreaterThan(2);

    [Fact]
    public void Every_member_draws_its_own_images()
    {
        Layer[] layers = [RandomLayer(1), RandomLayer(1)];
        new FeatureRestart(_images, _backend, 7, Scale).Apply(0, new Ensemble(layers), [RandomState(), RandomState()], Activity(members: 2), K);
        layers[0].Weights.Values.SequenceEqual(layers[1].Weights.Values).ShouldBeFalse();
    }

    // One element of the first restarted row, after each of so many epochs that all begin with the same layer.
    private float[] FirstRestarted(FeatureActivity activity, int epochs) => [.. Enumerable.Range(0, epochs).Select(epoch =>
    {
        Layer layer = RandomLayer(1);
        new FeatureRestart(_images, _backend, 7, Scale).Apply(epoch, new Ensemble([layer]), [RandomState()], activity, K);
        return layer.Weights.Row(1)[400];
    })];

    private long[] Restart(FeatureActivity activity) => new FeatureRestart(_images, _backend, seed: 7, Scale).Apply(0, new Ensemble([_layer]), [_state], activity, K);

    // Computed apart from the code under test, in binary64: residual of the image, less its part along the mean, to the length that is asked for.
    private double[] Expected(int image, int[]? live = null)
    {
        float[] x = new float[MnistImages.Pixels];
        _images.CopyImage(image, x);
        double[] scores = [.. Enumerable.Range(0, Latents).Select(f => _before.EncoderBias.Values[f] + Dot(_before.Weights.Row(f), x))];
        double[] missing = [.. x.Select((value, d) => (double)value - _before.DecoderBias.Values[d])];
        foreach (int f in Enumerable.Range(0, Latents).OrderByDescending(f => scores[f]).Take(K))
        {
            missing = [.. missing.Select((value, d) => value - scores[f] * _before.Weights.Row(f)[d])];
        }

        double[] mean = [.. DatasetFacts.Of(_images).MeanImage];
        double share = missing.Zip(mean, (a, b) => a * b).Sum() / mean.Sum(value => value * value);
        double[] row = [.. missing.Zip(mean, (value, along) => value - share * along)];
        double norm = Scale * (live ?? Live).Average(f => Math.Sqrt(Dot(_before.Weights.Row(f), _before.Weights.Row(f))));
        double length = Math.Sqrt(row.Sum(value => value * value));
        return [.. row.Select(value => value * norm / length)];
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    // All images activate all features but the silent ones.
    private static FeatureActivity Activity(int members = 1, Func<int, double>? errorOf = null, int[]? silent = null)
    {
        int[] active = [.. Enumerable.Range(0, Latents).Except(silent ?? Silent)];
        EnsembleBatch batch = new(members, Count, inputs: 1, Latents, active.Length);
        for (int member = 0; member < members; member++)
        {
            batch.Codes[member].Values.Fill(1);
            for (int image = 0; image < Count; image++)
            {
                active.CopyTo(batch.Codes[member].RowIndices(image));
                batch.SquaredErrors(member)[image] = errorOf?.Invoke(image) ?? 1;
            }
        }

        FeatureActivity activity = new(members, Latents, Count, maximumFrequency: 0);
        activity.Add(batch, [.. Enumerable.Range(0, Count)]);
        return activity;
    }

    private static OptimizerState RandomState() => new(RandomLayer(2), RandomLayer(3), RandomLayer(4));

    private static Layer RandomLayer(ulong lane)
    {
        Layer layer = Layer.Zeros(Latents, MnistImages.Pixels);
        PhiloxSequence random = new(11, Purpose.Initialization, lane);
        foreach (Matrix matrix in (Matrix[])[layer.Weights, layer.EncoderBias, layer.DecoderBias])
        {
            foreach (ref float value in matrix.Values)
            {
                value = (float)(0.05 * random.NextNormal());
            }
        }

        return layer;
    }
}
