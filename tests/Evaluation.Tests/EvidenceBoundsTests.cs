using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Tests.Models;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests;

public sealed class EvidenceBoundsTests
{
    // Half of the third pixel becomes all or nothing of it: the mean of the second latent is 1/16, or 1/8 or 0 where the image is binary.
    [Fact]
    public void What_is_binary_is_encoded_as_it_is()
    {
        Matrix grey = new(40, MnistImages.Pixels);
        for (int row = 0; row < grey.Rows; row++)
        {
            grey.Row(row)[2] = 0.5f;
        }

        EvidenceBounds bounds = EvidenceBounds.Run(new NormalCodes(), 7, [new ImageBatch(grey, 0)], _ => { })[0];
        Matrix binary = BinaryImages.Of(new ImageBatch(grey, 0), 7).Images;
        for (int row = 0; row < grey.Rows; row++)
        {
            double third = binary.Row(row)[2];
            bounds.Divergences[row].ShouldBe((1.0 / 256 + Math.Exp(-1)) / 2, 1e-15);
            bounds.BinaryDivergences[row].ShouldBe((third / 64 + Math.Exp(-1)) / 2, 1e-15);
            bounds.BinaryLikelihoods[row].ShouldBe(-1 - third, 1e-12);
        }

        binary.Values.ToArray().Sum().ShouldBeInRange(5, 35, "some are white");
    }

    [Fact]
    public void No_bound_depends_on_the_batch_or_on_where_it_is_computed()
    {
        using IBackend backend = Backends.Create("auto", 2);
        using IBackend reference = Backends.Create("reference", 1);
        ImageSet images = TinyStudy.Data.Test;
        IReadOnlyList<ImageBatch> batches = ImageBatch.Of(images);
        ImageBatch[] single = [.. Enumerable.Range(0, images.Count).Select(image => new ImageBatch(Matrix.FromValues(1, MnistImages.Pixels, batches[0].Images.Row(image)), image))];
        EvidenceBounds expected = EvidenceBounds.Run(VariationalNetworks.Of(backend), 7, batches, _ => { })[0];
        foreach (EvidenceBounds found in (EvidenceBounds[])
            [EvidenceBounds.Run(VariationalNetworks.Of(backend), 7, single, _ => { })[0], EvidenceBounds.Run(VariationalNetworks.Of(reference), 7, batches, _ => { })[0]])
        {
            found.Divergences.ShouldBe(expected.Divergences);
            found.Reconstructions.ShouldBe(expected.Reconstructions);
            found.BinaryDivergences.ShouldBe(expected.BinaryDivergences);
            found.BinaryReconstructions.ShouldBe(expected.BinaryReconstructions);
            found.BinaryLikelihoods.ShouldBe(expected.BinaryLikelihoods);
        }
    }

    // In expectation the bound of many codes is the higher one (Burda, Grosse and Salakhutdinov 2016, theorem 1); here the posterior has nothing to do with the image.
    [Fact]
    public void More_codes_bound_a_likelihood_more_closely()
    {
        using IBackend backend = Backends.Create("auto", 2);
        EvidenceBounds bounds = EvidenceBounds.Run(VariationalNetworks.Of(backend), 7, ImageBatch.Of(TinyStudy.Data.Test), _ => { })[0];
        double[] one = [.. bounds.BinaryReconstructions.Zip(bounds.BinaryDivergences, (reconstruction, divergence) => reconstruction - divergence)];
        bounds.BinaryLikelihoods.Average().ShouldBeGreaterThan(one.Average());
    }

    [Fact]
    public void Progress_ends_at_its_end()
    {
        List<double> shares = [];
        EvidenceBounds.Run(new NormalCodes(), 7, ImageBatch.Of(TinyStudy.Data.Test), shares.Add);
        shares.ShouldBe([1]);
    }
}
