using ResearchPipeline.Compute;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Networks;

/// <summary>
/// The threshold that stands for a batch after a code was learned as the k·n largest numbers of it (Bussmann, Leask and Nanda 2024, section 3.1, take the mean of the smallest numbers that
/// training kept): here the smallest of the k·n largest numbers of the first n images that were learned from, so that these have k on average.
/// </summary>
internal static class CodeThreshold
{
    private const int MostImages = 2000;

    /// <summary>The threshold as a tensor; none for other codes.</summary>
    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="learner">What was learned.</param>
    /// <param name="inputs">What it was shown.</param>
    /// <param name="learned">Its parameters, by name.</param>
    public static IEnumerable<(string Name, TensorView Tensor)> Of(
        IArithmetic<float> arithmetic, Learner learner, ITrainingInputs inputs, IReadOnlyList<(string Name, TensorView Tensor)> learned)
    {
        if (learner.Autoencoder()?.Network.Code is not Code.KLargestOfBatch code)
        {
            return [];
        }

        int images = Math.Min(MostImages, inputs.Images);
        ParameterSet<float> parameters = new(arithmetic);
        AutoencoderChain<float> chain = new(arithmetic, parameters, "", learner, inputs.Width, images);
        BlockChain<float> encoder = new([.. chain.Encoder(CodeUse.Features, default)]);
        foreach (Parameter<float> parameter in parameters.All)
        {
            // Below every number, the threshold lets all of them pass.
            float[] lowest = [float.NegativeInfinity];
            (string Name, TensorView Tensor) found = learned.FirstOrDefault(tensor => tensor.Name == parameter.Name);
            arithmetic.Write(found.Tensor is null ? lowest : found.Tensor.As<float>(), parameter.Values);
        }

        float[] pixels = new float[images * inputs.Width];
        for (int image = 0; image < images; image++)
        {
            inputs.Copy(image, pixels.AsSpan(image * inputs.Width, inputs.Width));
        }

        View<float> shown = arithmetic.Zeros(images, inputs.Width);
        arithmetic.Write(pixels, shown);
        View<float> codes = encoder.Forward(shown);
        float[] values = new float[codes.Count];
        arithmetic.Read(codes, values);
        Array.Sort(values);
        int kept = Schedules.At(code.k, learner.Training.Epochs - 1) * images;
        return [("threshold", TensorView.Of([values[^kept]], 1))];
    }
}
