using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>
/// The two members of the tiny study, whose codes list one latent, over 257 images, of which the last makes a batch of its own. Class 0 are 128 images of e0; class 1 are 128 of e1, and
/// the last, e0 + e1. Those that judge: of class 1 e0 + e1 and 254 of e1, of class 0 a black one and, in the second batch, e0.
/// <code>
/// image    | member 0 | member 1
/// e0       | f0 = 1   | f2 = 1
/// e1       | f1 = 1/2 | f1 = 1/2
/// e0 + e1  | f0 = 1   | f1 = 1
/// </code>
/// </summary>
public sealed class FewSparseLatentsTests : IDisposable
{
    private readonly PublishedTables _tables = Published();

    public void Dispose() => _tables.Dispose();

    // Sums over class 1: of member 0 1 and 64, of member 1 64 + 1, each over 129; of pixel 0 1, of pixel 1 129. Over class 0: 128 of f0, f2 and pixel 0, over 128.
    [Fact]
    public void Differences_are_those_of_means_over_both_batches_where_a_latent_that_is_not_listed_is_zero()
    {
        _tables.ShouldHold(
            "SELECT member, rank, number, difference FROM few_latents_chosen WHERE label = 1 AND seen = 5 AND source = 'latents' ORDER BY member, rank",
            [(byte)0, (byte)1, (ushort)0, -128.0 / 129], [(byte)0, (byte)2, (ushort)1, 64.0 / 129], [(byte)0, (byte)3, (ushort)2, 0.0],
            [(byte)1, (byte)1, (ushort)2, -1.0], [(byte)1, (byte)2, (ushort)1, 65.0 / 129], [(byte)1, (byte)3, (ushort)0, 0.0]);
        _tables.ShouldHold(
            "SELECT rank, number, difference FROM few_latents_chosen WHERE label = 0 AND seen = 2 AND source = 'pixels' ORDER BY rank",
            [(byte)1, (ushort)1, -1.0], [(byte)2, (ushort)0, 128.0 / 129]);
    }

    // f0 of member 0 takes both e0 and e0 + e1 for class 0, all else for class 1: of 255 · 2 pairs, 254 images win one and tie with the black one, and one ties with e0. f2 of member 1 takes e0 alone for class 0, and pixel 1 is
    // always right.
    [Fact]
    public void Each_member_is_judged_by_its_own_latent_of_every_image()
    {
        _tables.ShouldHold(
            "SELECT member, label, auroc, error FROM few_latents WHERE seen = 1 ORDER BY ALL",
            [(byte)0, (byte)0, 381.5 / 510, 2.0 / 257], [(byte)0, (byte)1, 381.5 / 510, 2.0 / 257],
            [(byte)1, (byte)0, 0.75, 1.0 / 257], [(byte)1, (byte)1, 0.75, 1.0 / 257],
            [null, (byte)0, 1.0, 0.0], [null, (byte)1, 1.0, 0.0]);
        _tables.ShouldHold(
            "SELECT metric, member, value FROM summary WHERE metric IN ('few_latents_error_1', 'few_pixels_error_1') ORDER BY ALL",
            ["few_latents_error_1", (byte)0, 2.0 / 257], ["few_latents_error_1", (byte)1, 1.0 / 257], ["few_pixels_error_1", (byte)0, 0.0], ["few_pixels_error_1", (byte)1, 0.0]);
    }

    private static PublishedTables Published()
    {
        int[] first = [0], second = [1], both = [0, 1], none = [];
        ImageSet train = Images([.. Enumerable.Repeat(((byte)0, first), 128), .. Enumerable.Repeat(((byte)1, second), 128), (1, both)]);
        ImageSet judging = Images([(1, both), .. Enumerable.Repeat(((byte)1, second), 254), (0, none), (0, first)]);
        using IBackend backend = Backends.Create("reference", 1);
        return new PublishedTables(TinyStudy.Model(backend), backend, (_, _) => { }, TinyStudy.Study.With("evaluation.questions = few-latents"), new ImageDataset(train, judging));
    }

    private static ImageSet Images((byte Label, int[] Lit)[] images)
    {
        byte[] pixels = new byte[images.Length * MnistImages.Pixels];
        for (int image = 0; image < images.Length; image++)
        {
            foreach (int pixel in images[image].Lit)
            {
                pixels[image * MnistImages.Pixels + pixel] = 255;
            }
        }

        return new ImageSet(pixels, Array.ConvertAll(images, image => image.Label), MnistImages.Kind);
    }
}
