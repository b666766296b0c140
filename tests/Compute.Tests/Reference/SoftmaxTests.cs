using System.Numerics;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests.Reference;

public sealed class SoftmaxTests
{
    private const double Step = 1e-6;

    [Fact]
    public void By_hand()
    {
        Check(1e-6f);
        Check(1e-15);

        // Logits 0 and ln 3 are probabilities of ¼ and ¾. Wanted was the second: ln 4 - ln 3.
        static void Check<T>(T near)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            T[] slopes = new T[2];
            double loss = Softmax.Row<T>([T.Zero, T.CreateChecked(1.0986122886681098)], [T.Zero, T.One], T.CreateChecked(8), slopes);
            loss.ShouldBe(0.28768207245178085, double.CreateChecked(near));
            T.Abs(slopes[0] - T.CreateChecked(2)).ShouldBeLessThanOrEqualTo(T.CreateChecked(8) * near);
            T.Abs(slopes[1] - T.CreateChecked(-2)).ShouldBeLessThanOrEqualTo(T.CreateChecked(8) * near);
        }
    }

    [Fact]
    public void Slopes_are_the_derivatives_of_the_loss()
    {
        double[] logits = [0.3, -1.2, 2.1, 0.3, -0.4], targets = [0.1, 0.2, 0.05, 0.4, 0.25], slopes = new double[5];
        Softmax.Row<double>(logits, targets, 1, slopes);
        for (int j = 0; j < logits.Length; j++)
        {
            double[] more = [.. logits], less = [.. logits];
            (more[j], less[j]) = (logits[j] + Step, logits[j] - Step);
            double numeric = (Softmax.Row<double>(more, targets, 1, new double[5]) - Softmax.Row<double>(less, targets, 1, new double[5])) / (2 * Step);
            slopes[j].ShouldBe(numeric, 1e-9);
        }
    }

    [Fact]
    public void A_single_class_is_certain_and_large_logits_do_not_overflow()
    {
        float[] slopes = new float[1];
        Softmax.Row<float>([-7f], [1f], 3, slopes).ShouldBe(0);
        slopes.ShouldBe([0f]);
        float[] two = new float[2];
        Softmax.Row<float>([3e38f, 0f], [1f, 0f], 1, two).ShouldBe(0);
        two.ShouldBe([0f, 0f]);
    }

    [Fact]
    public void The_weight_multiplies_slopes_and_not_the_loss()
    {
        float[] once = new float[3], twice = new float[3];
        double loss = Softmax.Row<float>([1f, 2f, 3f], [0f, 1f, 0f], 1, once);
        Softmax.Row<float>([1f, 2f, 3f], [0f, 1f, 0f], 2, twice).ShouldBe(loss);
        twice.ShouldBe(once.Select(slope => 2 * slope));
    }
}
