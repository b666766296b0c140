using System.Numerics;
using ResearchPipeline.Compute.Reference;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Reference;

/// <summary>Steps of optimisers with numbers that are exact.</summary>
public sealed class UpdateTests
{
    // ε = ½, μ = ½, gradients 2 and then 4: velocities -1 and -½ - 2.
    [Theory]
    [InlineData(false, 9, 6.5)]
    [InlineData(true, 8.5, 5.25)]
    public void Two_steps_of_momentum_by_hand(bool isNesterov, double afterOne, double afterTwo)
    {
        Check<float>(isNesterov, afterOne, afterTwo);
        Check<double>(isNesterov, afterOne, afterTwo);

        static void Check<T>(bool isNesterov, double afterOne, double afterTwo)
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReferenceArithmetic<T> arithmetic = new();
            MomentumStep step = new(0.5f, 0.5f, isNesterov);
            (View<T> weights, View<T> velocity) = (Of<T>(10), Of<T>(0));
            arithmetic.Momentum(step, Of<T>(2), weights, velocity);
            (weights[0, 0], velocity[0, 0]).ShouldBe((T.CreateChecked(afterOne), T.CreateChecked(-1)));
            arithmetic.Momentum(step, Of<T>(4), weights, velocity);
            (weights[0, 0], velocity[0, 0]).ShouldBe((T.CreateChecked(afterTwo), T.CreateChecked(-2.5)));
        }
    }

    // Gradient 2: m = ½·2 = 1 and v = ¼·4 = 1; the weight loses 3·1/(2·√1 + 1). Gradient -2: m = ½ - 1 and v = ¾ + 1.
    [Fact]
    public void Two_steps_of_Adam_by_hand()
    {
        Check<float>();
        Check<double>();

        static void Check<T>()
            where T : unmanaged, IFloatingPointIeee754<T>
        {
            ReferenceArithmetic<T> arithmetic = new();
            AdamStep step = new(0.5f, 0.75f, 0.5f, 0.25f, 3, 2, 1, 0);
            (View<T> weights, View<T> first, View<T> second) = (Of<T>(10), Of<T>(0), Of<T>(0));
            arithmetic.Adam(step, Of<T>(2), weights, first, second);
            (weights[0, 0], first[0, 0], second[0, 0]).ShouldBe((T.CreateChecked(9), T.One, T.One));
            arithmetic.Adam(step, Of<T>(-2), weights, first, second);
            (first[0, 0], second[0, 0]).ShouldBe((T.CreateChecked(-0.5), T.CreateChecked(1.75)));
            double expected = 9 + 1.5 / (2 * Math.Sqrt(1.75) + 1);
            double.CreateChecked(weights[0, 0]).ShouldBe(expected, typeof(T) == typeof(float) ? 1e-6 : 1e-15);
        }
    }

    private static View<T> Of<T>(double value)
        where T : unmanaged, IFloatingPointIeee754<T> => View.Of<T>([T.CreateChecked(value)], 1, 1);
}
