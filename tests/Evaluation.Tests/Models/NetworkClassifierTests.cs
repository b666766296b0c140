using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation.Tests.Models;

/// <summary>Gradients by pixels against central differences of what the model itself says, in binary32: pixels move by 1/16, too little to change what is selected of these images.</summary>
public sealed class NetworkClassifierTests
{
    private const float Distance = 1f / 16;

    // What a few roundings of numbers between 8 and 16, as the largest logits are, make of a slope.
    private const double Rounding = 4 / 1048576.0 / (2 * Distance);
    private static readonly byte[] Labels = [7, 8, 0];
    private static readonly int[] Pixels = [3, 27, 250, 401, 783];
    private static readonly ImageBatch Images = new(Grey(), 0);

    public static TheoryData<string> Names => ["small-probe", "small-reconstructions", "small-stack", "small-softmax"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_the_loss_are_those_of_the_cross_entropy(string name)
    {
        using IBackend backend = Backends.Create("auto", 1);
        NetworkClassifier member = Members(SmallModel.LearnerOf(name), backend)[0];
        Matrix gradients = member.LossGradients(Images, Labels, passesSelections: false);
        ShouldBeSlopes(gradients, member, (logits, row) => CrossEntropy(logits, Labels[row]));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Gradients_of_logits_are_those_of_each(string name)
    {
        using IBackend backend = Backends.Create("auto", 1);
        NetworkClassifier member = Members(SmallModel.LearnerOf(name), backend)[0];
        (Matrix logits, IReadOnlyList<Matrix> gradients) = member.LogitGradients(Images);
        logits.Values.SequenceEqual(member.Logits(Images).Values).ShouldBeTrue();
        gradients.Count.ShouldBe(MnistImages.Classes);
        for (int of = 0; of < gradients.Count; of++)
        {
            int chosen = of;
            ShouldBeSlopes(gradients[of], member, (row, _) => row[chosen]);
        }
    }

    [Fact]
    public void An_image_has_the_same_gradients_alone()
    {
        using IBackend backend = Backends.Create("auto", 1);
        NetworkClassifier member = Members(SmallModel.LearnerOf("small-probe"), backend)[0];
        Matrix together = member.LossGradients(Images, Labels, passesSelections: false);
        ImageBatch last = new(Matrix.FromValues(1, MnistImages.Pixels, Images.Images.Row(2)), 2);
        member.LossGradients(last, Labels.AsSpan(2), passesSelections: false).Values.SequenceEqual(together.Row(2)).ShouldBeTrue();
    }

    // Then the network is linear: Σ (p_c - t_c) W_c by all rows of the encoder.
    [Fact]
    public void Where_slopes_pass_the_selection_all_latents_take_part()
    {
        using IBackend backend = Backends.Create("auto", 1);
        NetworkClassifier member = Members(SmallModel.LearnerOf("small-probe"), backend)[0];
        Matrix passing = member.LossGradients(Images, Labels, passesSelections: true);
        Matrix probabilities = member.Classify(Images), encoder = member.Layers[0], top = member.Layers[1];
        double largest = Largest(passing.Values);
        for (int row = 0; row < Images.Rows; row++)
        {
            foreach (int pixel in Pixels)
            {
                double expected = Enumerable.Range(0, MnistImages.Classes).Sum(of => (probabilities.Row(row)[of] - (of == Labels[row] ? 1.0 : 0.0))
                    * Enumerable.Range(0, encoder.Rows).Sum(latent => (double)top.Row(of)[latent] * encoder.Row(latent)[pixel]));
                ((double)passing.Row(row)[pixel]).ShouldBe(expected, 1e-5 * largest);
            }
        }

        passing.Values.SequenceEqual(member.LossGradients(Images, Labels, passesSelections: false).Values).ShouldBeFalse();
    }

    [Fact]
    public void Where_nothing_is_selected_there_is_nothing_to_pass()
    {
        using IBackend backend = Backends.Create("auto", 1);
        NetworkClassifier member = Members(SmallModel.LearnerOf("small-stack"), backend)[0];
        member.LossGradients(Images, Labels, passesSelections: true).Values.SequenceEqual(member.LossGradients(Images, Labels, passesSelections: false).Values).ShouldBeTrue();
    }

    // Below the classifier: nothing, codes of a sigmoid, the k largest, what is made of them again, a threshold, and the k largest below a sigmoid.
    [Fact]
    public void What_selects_anywhere_below_selects()
    {
        Selects(SmallModel.LearnerOf("small-softmax")).ShouldBe([false]);
        Selects(Above(SmallModel.LearnerOf("small-kl-sparse"))).ShouldBe([false]);
        Selects(SmallModel.LearnerOf("small-probe")).ShouldBe([true]);
        Selects(SmallModel.LearnerOf("small-reconstructions")).ShouldBe([true]);
        Selects(Above(SmallModel.LearnerOf("small-batch-k"))).ShouldBe([true, true]);
        Learner sigmoid = SmallModel.LearnerOf("small-kl-sparse");
        Selects(Above(new(Representation.NewCodesOf(SmallModel.LearnerOf("small-k-sparse"), Tuning.Frozen), sigmoid.Aim, sigmoid.Training))).ShouldBe([true]);
    }

    private static bool[] Selects(Learner learner)
    {
        using IBackend backend = Backends.Create("auto", 1);
        return Array.ConvertAll(Capability.OfMembers<NetworkClassifier>(SmallModel.Of(learner, backend)), member => member.Selects);
    }

    private static Learner Above(Learner below) => new(Representation.NewCodesOf(below, Tuning.Frozen), Aim.NewClassify(LearnerModule.plainClassifier), below.Training);

    private static NetworkClassifier[] Members(Learner learner, IBackend backend) => Capability.OfMembers<NetworkClassifier>(SmallModel.Drawn(learner, backend));

    private static void ShouldBeSlopes(Matrix gradients, NetworkClassifier member, Func<float[], int, double> value)
    {
        double largest = Largest(gradients.Values);
        largest.ShouldBeGreaterThan(100 * Rounding);
        foreach (int pixel in Pixels)
        {
            double[] above = Values(Distance), below = Values(-Distance);
            for (int row = 0; row < Images.Rows; row++)
            {
                ((double)gradients.Row(row)[pixel]).ShouldBe((above[row] - below[row]) / (2 * Distance), 1e-3 * largest + Rounding, $"pixel {pixel} of image {row}");
            }

            double[] Values(float change)
            {
                Matrix moved = Grey();
                for (int row = 0; row < moved.Rows; row++)
                {
                    moved.Row(row)[pixel] += change;
                }

                Matrix logits = member.Logits(new ImageBatch(moved, 0));
                return [.. Enumerable.Range(0, moved.Rows).Select(row => value(logits.Row(row).ToArray(), row))];
            }
        }
    }

    private static double CrossEntropy(float[] logits, byte label) => Math.Log(logits.Sum(logit => Math.Exp((double)logit - logits[label])));

    private static double Largest(ReadOnlySpan<float> values) => values.ToArray().Max(value => Math.Abs((double)value));

    // Grey, for a pixel to have room on either side, and different everywhere.
    private static Matrix Grey() =>
        Matrix.FromValues(Labels.Length, MnistImages.Pixels, [.. Enumerable.Range(0, Labels.Length * MnistImages.Pixels).Select(i => 0.25f + i * 17 % 101 / 256f)]);
}
