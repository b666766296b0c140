namespace ResearchPipeline.Training.Networks;

/// <summary>The mean of all that is learned from.</summary>
internal static class MeanInput
{
    /// <summary>Each number's mean over the images: a sum in binary64 in their order, rounded once after the division.</summary>
    public static float[] Of(ITrainingInputs inputs)
    {
        double[] sums = new double[inputs.Width];
        float[] room = new float[inputs.Width];
        for (int image = 0; image < inputs.Images; image++)
        {
            ReadOnlySpan<float> input = inputs.Of(image, room);
            for (int i = 0; i < sums.Length; i++)
            {
                sums[i] += input[i];
            }
        }

        return [.. sums.Select(sum => (float)(sum / inputs.Images))];
    }
}
