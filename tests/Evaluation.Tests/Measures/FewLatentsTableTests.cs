using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>
/// Pixel 0, which is the code's first latent, is lit in three of four training images of class 1 and in one of four of class 0, and nothing else is ever lit. Of the evaluated
/// images, of classes 1, 1, 0 and 0, only the first has it. Scores for class 1 are ln 3 and -ln 3 (but for the ridge), for class 0 the opposite.
/// </summary>
public sealed class FewLatentsTableTests : IDisposable
{
    private readonly PublishedTables _tables = Published();

    public void Dispose() => _tables.Dispose();

    // Of class 1, pairs are 1 and 1, 1/2 and 1/2; of class 0, the same from the other side.
    [Fact]
    public void A_probe_is_judged_by_ranks_by_the_threshold_of_the_training_images_and_by_one_half()
    {
        const string columns = "SELECT source, member, label, seen, auroc, f1, error FROM few_latents WHERE seen = ";
        _tables.ShouldHold($"{columns} 1", ["latents", (byte)0, (byte)0, (byte)1, 0.75, 4.0 / 5, 0.25], ["latents", (byte)0, (byte)1, (byte)1, 0.75, 2.0 / 3, 0.25], ["pixels", null, (byte)0, (byte)1, 0.75, 4.0 / 5, 0.25], ["pixels", null, (byte)1, (byte)1, 0.75, 2.0 / 3, 0.25]);
        _tables.ShouldHold($"SELECT count(*) FROM few_latents WHERE (auroc, error) <> (0.75, 0.25)", [0]);
    }

    [Fact]
    public void A_probe_says_how_it_comes_to_a_probability()
    {
        _tables.ShouldHold("SELECT label, round(intercept, 4), round(threshold, 4) FROM few_latents WHERE source = 'latents' ORDER BY ALL", [.. Enumerable.Repeat<object?[]>([(byte)0, Math.Round(Math.Log(3), 4), 0.75], 3), .. Enumerable.Repeat<object?[]>([(byte)1, -Math.Round(Math.Log(3), 4), 0.75], 3)]);
        _tables.ShouldHold(
            "SELECT number, rank, difference, round(weight, 3) FROM few_latents_chosen WHERE source = 'latents' AND label = 1 AND seen = 5",
            [(ushort)0, (byte)1, 0.5, Math.Round(2 * Math.Log(3), 3)],
            [(ushort)1, (byte)2, 0.0, 0.0],
            [(ushort)2, (byte)3, 0.0, 0.0]);
    }

    [Fact]
    public void A_probe_sees_as_many_as_it_may_or_all_of_fewer() => _tables.ShouldHold(
        "SELECT source, seen, count(*), max(abs(difference)) FROM few_latents_chosen WHERE label = 0 GROUP BY ALL ORDER BY ALL",
        ["latents", (byte)1, 1, 0.5],
        ["latents", (byte)2, 2, 0.5],
        ["latents", (byte)5, 3, 0.5],
        ["pixels", (byte)1, 1, 0.5],
        ["pixels", (byte)2, 2, 0.5],
        ["pixels", (byte)5, 5, 0.5]);

    [Fact]
    public void The_class_of_the_highest_probability_is_wrong_for_one_image_of_four()
    {
        foreach (string source in (string[])["latents", "pixels"])
        {
            foreach (int seen in (int[])[1, 2, 5])
            {
                _tables.ShouldHold($"SELECT member, value FROM summary WHERE metric = 'few_{source}_error_{seen}'", [(byte)0, 0.25]);
                _tables.ShouldHold($"SELECT member, value FROM summary WHERE metric = 'few_{source}_auroc_{seen}'", [(byte)0, 0.75]);
            }
        }
    }

    [Fact]
    public void Of_a_single_class_there_are_no_probes_and_nothing_is_known()
    {
        byte[] labels = [4, 4];
        using PublishedTables tables = Published(new ImageDataset(Images(labels, 0), Images(labels, 0)));
        tables.ShouldHold("SELECT count(*) FROM few_latents", [0]);
        tables.ShouldHold("SELECT DISTINCT value FROM summary WHERE metric LIKE 'few%'", [(object?)null]);
    }

    private static PublishedTables Published(ImageDataset? images = null)
    {
        using IBackend backend = Backends.Create("reference", 1);
        images ??= new ImageDataset(Images([1, 1, 1, 1, 0, 0, 0, 0], 0, 1, 2, 4), Images([1, 1, 0, 0], 0));
        return new PublishedTables(new DenseEncoder(), backend, (_, _) => { }, TinyStudy.Study.With("evaluation.questions = few-latents"), images);
    }

    private static ImageSet Images(byte[] labels, params int[] lit)
    {
        byte[] pixels = new byte[labels.Length * MnistImages.Pixels];
        foreach (int image in lit)
        {
            pixels[image * MnistImages.Pixels] = 255;
        }

        return new ImageSet(pixels, labels, MnistImages.Kind);
    }
}
