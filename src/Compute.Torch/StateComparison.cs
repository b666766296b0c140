using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The gradients of the first step, as optimisers remember them: Adam's first moment is then 1 - β₁ times the gradient, a velocity the rate times it.</summary>
internal static class StateComparison
{
    private const double Rounding = 1e-4;

    /// <summary>What explains a distance, for people.</summary>
    public static string Words { get; } = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"of the gradient of the first step, {Rounding}");

    /// <summary>Compares those of every parameter; the tensor that is farthest away is the finding.</summary>
    /// <param name="place">Of the learner.</param>
    /// <param name="ours">Our state after the first step.</param>
    /// <param name="theirs">States of libtorch in other numbers: the nearest counts, for a code at the edge of the k largest may fall on either side.</param>
    public static Finding Of(string place, IReadOnlyDictionary<string, TensorView> ours, params IReadOnlyDictionary<string, TensorView>[] theirs)
    {
        (string name, double distance) = ours
            .Where(tensor => tensor.Key.Contains("first-moment", StringComparison.Ordinal) || tensor.Key.Contains("velocity", StringComparison.Ordinal))
            .Select(tensor => (tensor.Key, theirs.Min(state => Distance(tensor.Value, state[tensor.Key]))))
            .MaxBy(found => found.Item2);
        return new Finding(place, $"gradient of the first step, farthest in {name}, by the root mean square of its differences to that of its values", double.NaN, double.NaN, distance, Rounding, "sums of binary32 in another order");
    }

    /// <summary>|a - b| / |b|; the length of a where b is 0.</summary>
    public static double Distance(TensorView a, TensorView b)
    {
        ReadOnlySpan<float> x = a.As<float>();
        ReadOnlySpan<float> y = b.As<float>();
        double difference = 0, size = 0;
        for (int i = 0; i < x.Length; i++)
        {
            difference += ((double)x[i] - y[i]) * ((double)x[i] - y[i]);
            size += (double)y[i] * y[i];
        }

        return size == 0 ? Math.Sqrt(difference) : Math.Sqrt(difference / size);
    }
}
