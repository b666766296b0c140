using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests;

public sealed class NoiseTests
{
    private const int Latents = 1000;

    // Half the rows are (2, 0, 0, 0), half (0, 1, -1, 0): the mean of v vᵀ has 2 in its first place, a half in the second and third,
    // and minus a half where those cross. Over 1,000 rows of noise a mean square of 2 has a standard deviation of 2 sqrt(2/1000) = 0.09.
    [Fact]
    public void Noise_has_the_second_moment_of_the_members_rows()
    {
        using IBackend backend = Backends.Create("auto", 1);
        Matrix noise = SecondMomentNoise.Dictionaries(backend, 3, [Member()])[0];
        Moment(noise, 0, 0).ShouldBe(2, 0.4);
        Moment(noise, 1, 1).ShouldBe(0.5, 0.1);
        Moment(noise, 1, 2).ShouldBe(-0.5, 0.1);
        Moment(noise, 0, 1).ShouldBe(0, 0.15);
        Moment(noise, 3, 3).ShouldBe(0, "no row of the member is anywhere but in the first three");
    }

    [Fact]
    public void Isotropic_noise_prefers_no_direction()
    {
        Matrix noise = IsotropicNoise.Dictionaries(3, [Member()])[0];
        for (int pixel = 0; pixel < noise.Columns; pixel++)
        {
            Moment(noise, pixel, pixel).ShouldBe(1, 0.2);
        }

        Moment(noise, 1, 2).ShouldBe(0, 0.15);
    }

    [Fact]
    public void Dictionaries_of_noise_differ_and_do_not_depend_on_how_many_there_are()
    {
        using IBackend backend = Backends.Create("auto", 2);
        foreach (Func<Matrix[], Matrix[]> noise in (Func<Matrix[], Matrix[]>[])[
            members => IsotropicNoise.Dictionaries(3, members), members => SecondMomentNoise.Dictionaries(backend, 3, members)])
        {
            Matrix[] two = noise([Member(), Member()]);
            two[0].Values.ToArray().ShouldBe(noise([Member()])[0].Values.ToArray());
            two[0].Values.SequenceEqual(two[1].Values).ShouldBeFalse();
        }
    }

    [Fact]
    public void Noise_with_the_members_second_moment_has_the_same_bits_on_every_backend()
    {
        using IBackend reference = Backends.Create("reference", 1);
        using IBackend other = Backends.Create("auto", 2);
        SecondMomentNoise.Dictionaries(other, 3, [Member()])[0].Values.ToArray()
            .ShouldBe(SecondMomentNoise.Dictionaries(reference, 3, [Member()])[0].Values.ToArray());
    }

    private static double Moment(Matrix rows, int i, int j) =>
        Enumerable.Range(0, rows.Rows).Average(row => (double)rows.Row(row)[i] * rows.Row(row)[j]);

    private static Matrix Member()
    {
        Matrix features = new(Latents, 4);
        for (int row = 0; row < Latents; row++)
        {
            ((float[])(row % 2 == 0 ? [2, 0, 0, 0] : [0, 1, -1, 0])).CopyTo(features.Row(row));
        }

        return features;
    }
}
