using ResearchPipeline.Compute.Random;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests;

public sealed class BinaryImagesTests
{
    [Fact]
    public void What_is_black_or_white_stays_so()
    {
        ImageBatch images = ImageBatch.Of(TinyStudy.Data.Test)[0];
        BinaryImages.Of(images, 7).Images.Values.SequenceEqual(images.Images.Values).ShouldBeTrue();
    }

    // The stream of image 259 has its number for lane; of a hundred thousand draws at 1/4 a share within 0.006 is four deviations.
    [Fact]
    public void A_pixel_is_white_with_its_intensity_for_probability()
    {
        Matrix quarters = new(130, MnistImages.Pixels);
        quarters.Values.Fill(0.25f);
        ImageBatch binary = BinaryImages.Of(new ImageBatch(quarters, 256), 7);
        binary.First.ShouldBe(256);
        binary.Images.Values.ToArray().ShouldAllBe(pixel => pixel == 0 || pixel == 1);
        binary.Images.Values.ToArray().Average().ShouldBe(0.25f, 0.006f);
        PhiloxSequence stream = new(7, Purpose.Binarization, 259);
        binary.Images.Row(3).ToArray().ShouldBe([.. Enumerable.Range(0, MnistImages.Pixels).Select(_ => stream.NextDouble() < 0.25 ? 1f : 0f)]);
    }

    [Fact]
    public void Other_images_beside_it_and_another_seed_tell_what_it_depends_on()
    {
        Matrix grey = new(3, MnistImages.Pixels);
        grey.Values.Fill(0.5f);
        Matrix all = BinaryImages.Of(new ImageBatch(grey, 0), 7).Images;
        Matrix one = BinaryImages.Of(new ImageBatch(Matrix.FromValues(1, MnistImages.Pixels, grey.Row(2)), 2), 7).Images;
        one.Row(0).SequenceEqual(all.Row(2)).ShouldBeTrue();
        all.Row(0).SequenceEqual(all.Row(2)).ShouldBeFalse();
        BinaryImages.Of(new ImageBatch(grey, 0), 8).Images.Row(0).SequenceEqual(all.Row(0)).ShouldBeFalse();
    }
}
