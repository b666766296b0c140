using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Attacks;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Tests.Models;

namespace ResearchPipeline.Evaluation.Tests.Attacks;

public sealed class AttackRunTests
{
    private const ulong Seed = 9;

    // 256 images of class 0 whose first pixel is lit, which fill a batch, and 44 dark ones of class 1 in the next. Member 0 loses these at 0.2, member 1 the others from 0.1 on.
    [Fact]
    public void Images_of_a_second_batch_are_attacked_by_their_own_labels()
    {
        List<double> shares = [];
        ImageSet images = Images(lit: 256, dark: 44);
        AttackRun run = AttackRun.Of(new TwoLinearClassifiers(), images, Seed, shares.Add);
        shares.ShouldBe([256 / 300.0, 1]);
        run.Accuracies.ShouldAllBe(one => one.Images == 300 && one.Changes.Length == 300);
        foreach (string attack in (string[])[AttackNames.Fgsm, AttackNames.Pgd])
        {
            Own(run, 0, attack).ShouldBe([1, 1, 256 / 300.0]);
            Own(run, 1, attack).ShouldBe([1, 44 / 300.0, 44 / 300.0]);
        }

        run.Accuracies.Where(one => one.Attack == AttackNames.None).Select(one => one.Accuracy).ShouldBe([1, 1]);
        run.Margins[0].ShouldBe([.. Enumerable.Repeat(3.5 / 4, 256), .. Enumerable.Repeat(0.5 / 4, 44)]);
        run.Margins[1].ShouldBe([.. Enumerable.Repeat(0.25 / 4, 256), .. Enumerable.Repeat(3.75 / 4, 44)]);
    }

    // Signs go on in the second batch where those of the first ended: member 0 loses a dark image at 0.2 where its sign is up.
    [Fact]
    public void Random_signs_are_numbered_through_all_batches()
    {
        ImageSet images = Images(lit: 0, dark: 300);
        AttackRun run = AttackRun.Of(new TwoLinearClassifiers(), images, Seed, _ => { });
        ImageBatch moved = PixelAttack.RandomSigns(ImageBatch.Of(images, [.. Enumerable.Range(0, 300)]), 0.2f, Seed);
        int up = Enumerable.Range(0, 300).Count(image => moved.Images.Row(image)[0] > 0);
        run.Accuracies.Single(one => (one.Member, one.Attack, one.Epsilon) == (0, AttackNames.RandomSign, 0.2)).Accuracy.ShouldBe((300 - up) / 300.0);
        up.ShouldBeInRange(120, 180);
    }

    // The last one, which nobody judges, would be wrong.
    [Fact]
    public void Of_more_images_than_two_thousand_the_first_are_attacked()
    {
        AttackRun run = AttackRun.Of(new LinearClassifier(4, -0.5f, selects: false), Images(lit: 2000, dark: 1, ofDark: 0), Seed, _ => { });
        run.Accuracies.ShouldAllBe(one => one.Images == 2000 && one.Accuracy == 1);
        run.Margins.ShouldHaveSingleItem().Length.ShouldBe(2000);
    }

    private static double[] Own(AttackRun run, byte member, string attack) =>
        [.. run.Accuracies.Where(one => one.Member == member && one.CraftedOn == member && one.Attack == attack).Select(one => one.Accuracy)];

    private static ImageSet Images(int lit, int dark, byte ofDark = 1)
    {
        byte[] pixels = new byte[(lit + dark) * MnistImages.Pixels];
        for (int image = 0; image < lit; image++)
        {
            pixels[image * MnistImages.Pixels] = 255;
        }

        return new ImageSet(pixels, (byte[])[.. Enumerable.Repeat((byte)0, lit), .. Enumerable.Repeat(ofDark, dark)], MnistImages.Kind);
    }
}
