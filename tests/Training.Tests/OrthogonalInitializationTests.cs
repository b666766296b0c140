using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Initialization;

namespace ResearchPipeline.Training.Tests;

public sealed class OrthogonalInitializationTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(5, 3)]
    [InlineData(3, 5)]
    [InlineData(100, 61)]
    [InlineData(17, 90)]
    [InlineData(1024, 784)]
    public void The_shorter_side_is_orthonormal(int rows, int columns)
    {
        Matrix weights = new(rows, columns);
        OrthogonalInitialization.Fill(weights, new PhiloxSequence(1, Purpose.Initialization, 0));
        bool tall = rows >= columns;
        int count = Math.Min(rows, columns);
        float[][] columnsOf = Enumerable.Range(0, columns)
            .Select(column => Enumerable.Range(0, rows).Select(row => weights.Row(row)[column]).ToArray())
            .ToArray();
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double product = 0;
                for (int l = 0; l < Math.Max(rows, columns); l++)
                {
                    product += tall ? (double)columnsOf[i][l] * columnsOf[j][l] : (double)weights.Row(i)[l] * weights.Row(j)[l];
                }

                Math.Abs(product - (i == j ? 1 : 0)).ShouldBeLessThan(1e-6);
            }
        }
    }

    [Fact]
    public void Vectors_that_are_drawn_nearly_parallel_end_orthogonal_to_the_last_bits()
    {
        // Among so many draws of a few vectors in as many dimensions, some are nearly dependent: projected out once, they keep a
        // remainder of a thousand roundings and more.
        double largest = 0;
        for (ulong lane = 0; lane < 3000; lane++)
        {
            double[][] basis = OrthogonalInitialization.Orthonormal(3, 3, new PhiloxSequence(1, Purpose.Initialization, lane));
            for (int i = 0; i < 3; i++)
            {
                for (int j = 0; j < i; j++)
                {
                    largest = Math.Max(largest, Math.Abs(basis[i].Zip(basis[j], (a, b) => a * b).Sum()));
                }
            }
        }

        largest.ShouldBeLessThan(1e-15);
    }

    [Fact]
    public void With_every_latent_kept_an_orthonormal_member_reconstructs_exactly()
    {
        const int latents = 1024;
        Layer layer = Layer.Zeros(latents, 784);
        OrthogonalInitialization.Fill(layer.Weights, new PhiloxSequence(1, Purpose.Initialization, 0));
        EnsembleBatch batch = new(1, 3, 784, latents, latents);
        for (int image = 0; image < 3; image++)
        {
            Small.Images().CopyImage(image, batch.Inputs.Row(image));
        }

        using IBackend backend = Backends.Create("auto", 2);
        backend.Encode(batch, [layer]);
        backend.SelectTopK(batch);
        backend.Compare(batch);
        backend.Backpropagate(batch, [layer], default);

        (batch.SquaredErrors(0).ToArray().Max() / 784).ShouldBeLessThan(1e-12);
    }

    [Fact]
    public void Turned_rows_face_away_and_stay_orthonormal_up_to_sign()
    {
        Matrix weights = new(40, 8);
        OrthogonalInitialization.Fill(weights, new PhiloxSequence(2, Purpose.Initialization, 0));
        float[] before = weights.Values.ToArray();
        double[] direction = Enumerable.Repeat(1.0, 8).ToArray();

        OrthogonalInitialization.TurnAgainst(weights, direction);

        for (int row = 0; row < 40; row++)
        {
            weights.Row(row).ToArray().Sum(value => (double)value).ShouldBeLessThanOrEqualTo(1e-6);
        }

        weights.Values.ToArray().Select(Math.Abs).ShouldBe(before.Select(Math.Abs));
    }
}
