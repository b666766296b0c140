using FsCheck;
using FsCheck.Fluent;

namespace ResearchPipeline.Metrics.Tests;

public sealed class ImageSumsTests
{
    [Fact]
    public void A_pair_by_hand()
    {
        ImageSums sums = ImageSumsModule.ofImage([0f, 1f, 0.5f], [0f, 0.5f, 1f]);
        sums.SquaredError.ShouldBe(0.5);
        sums.Squares.ShouldBe(1.25);
        sums.ReconstructionSquares.ShouldBe(1.25);
        sums.Product.ShouldBe(1);
        // Both vary by 1/2, and together by 1/4.
        sums.Pearson.ShouldBe(0.5, 1e-15);
    }

    [Fact]
    public void Each_has_the_bits_of_the_function_that_defines_it() =>
        Prop.ForAll(
            Gen.Choose(1, 57).SelectMany(n => Gen.Choose(0, 255).ArrayOf(2 * n)).ToArbitrary(),
            values =>
            {
                float[] image = [.. values.Take(values.Length / 2).Select(value => value / 255f)];
                float[] reconstruction = [.. values.Skip(values.Length / 2).Select(value => value / 77f - 1)];
                ImageSums sums = ImageSumsModule.ofImage(image, reconstruction);
                (double squares, double product) = Shrinkage.terms(image, reconstruction);
                (double own, _) = Shrinkage.terms(image, image);
                return ((double[])[sums.SquaredError, sums.Pearson, sums.Squares, sums.ReconstructionSquares, sums.Product]).SequenceEqual(
                    [SquaredError.ofImage(image, reconstruction), Correlation.pearson(image, reconstruction), own, squares, product]);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Those_of_many_reconstructions_have_the_bits_of_each_alone() =>
        Prop.ForAll(
            Gen.Choose(1, 57).SelectMany(pixels => Gen.Choose(0, 19).SelectMany(count => Gen.Choose(0, 255).ArrayOf(pixels).ArrayOf(count + 1))).ToArbitrary(),
            rows =>
            {
                float[] image = Array.ConvertAll(rows[0], value => value / 255f);
                float[][] reconstructions = [.. rows.Skip(1).Select(row => Array.ConvertAll(row, value => value / 77f - 1))];
                ImageSums[] all = ImageSumsModule.ofImages(image, Array.ConvertAll(reconstructions, one => (ReadOnlyMemory<float>)one));
                return all.Select(Bits).SequenceEqual(reconstructions.Select(one => Bits(ImageSumsModule.ofImage(image, one))));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Beside_a_constant_image_no_correlation_is_defined() => ImageSumsModule.ofImage([0.25f, 0.25f], [0f, 1f]).Pearson.ShouldBe(double.NaN);

    private static (long, long, long, long, long) Bits(ImageSums sums) => (
        BitConverter.DoubleToInt64Bits(sums.SquaredError), BitConverter.DoubleToInt64Bits(sums.Pearson), BitConverter.DoubleToInt64Bits(sums.Squares),
        BitConverter.DoubleToInt64Bits(sums.ReconstructionSquares), BitConverter.DoubleToInt64Bits(sums.Product));
}
