using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>
/// The threshold that stands for a batch after a code was learned as the k·n largest numbers of it (Bussmann, Leask and Nanda 2024, section 3.1, take the mean of the smallest numbers that
/// training kept), or for the k largest of each image: here the smallest of the k·n largest numbers of the first n images that were learned from, so that these have k on average.
/// </summary>
internal static class CodeThreshold
{
    private const int MostImages = 10_000;
    private const int ImagesAtOnce = 1000;

    /// <summary>The threshold as a tensor; none for other codes.</summary>
    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="learner">What was learned.</param>
    /// <param name="inputs">What it was shown.</param>
    /// <param name="learned">Its parameters, by name.</param>
    public static IEnumerable<(string Name, TensorView Tensor)> Of(
        IArithmetic<float> arithmetic, Learner learner, ITrainingInputs inputs, IReadOnlyList<(string Name, TensorView Tensor)> learned)
    {
        if (learner.Autoencoder() is not Autoencoder autoencoder || !NetworkModule.isAboveThreshold(autoencoder.Network))
        {
            return [];
        }

        int images = Math.Min(MostImages, inputs.Images);
        int capacity = Math.Min(ImagesAtOnce, images);
        BlockChain<float> encoder = Encoder(arithmetic, learner, inputs.Width, capacity, learned);
        View<float> shown = arithmetic.Zeros(capacity, inputs.Width);
        float[] pixels = new float[shown.Count];

        // The largest so far stand at the end, and the numbers of the next images before them.
        float[] numbers = new float[(capacity * learner.Latents()) + (KLargestKept.Of(learner, isFeature: false) * images)];
        Array.Fill(numbers, float.NegativeInfinity);
        for (int first = 0; first < images; first += capacity)
        {
            int count = Math.Min(capacity, images - first);
            for (int image = 0; image < count; image++)
            {
                inputs.Copy(first + image, pixels.AsSpan(image * inputs.Width, inputs.Width));
            }

            View<float> some = shown.RowsFrom(0, count);
            arithmetic.Write(pixels.AsSpan(0, some.Count), some);
            View<float> codes = encoder.Forward(some);
            Array.Fill(numbers, float.NegativeInfinity, 0, capacity * learner.Latents());
            arithmetic.Read(codes, numbers.AsSpan(0, codes.Count));
            Array.Sort(numbers);
        }

        return [("threshold", TensorView.Of([numbers[capacity * learner.Latents()]], 1))];
    }

    // Below every number, the threshold lets all of them pass.
    private static BlockChain<float> Encoder(
        IArithmetic<float> arithmetic, Learner learner, int width, int capacity, IReadOnlyList<(string Name, TensorView Tensor)> learned)
    {
        ParameterSet<float> parameters = new(arithmetic);
        BlockChain<float> encoder = new([.. new AutoencoderChain<float>(arithmetic, parameters, "", learner, width, capacity).Encoder(CodeUse.Features, default)]);
        foreach (Parameter<float> parameter in parameters.All)
        {
            float[] lowest = [float.NegativeInfinity];
            (string Name, TensorView Tensor) found = learned.FirstOrDefault(tensor => tensor.Name == parameter.Name);
            arithmetic.Write(found.Tensor is null ? lowest : found.Tensor.As<float>(), parameter.Values);
        }

        return encoder;
    }
}
