using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Tests;

/// <summary>An experiment and images small enough for the plain loops.</summary>
internal static class SmallExperiment
{
    public static Experiment With(
        double lambda = 0.05, int members = 2, int latents = 40, int k = 6, int epochs = 3, double rate = 1e-3, Bias? bias = null,
        Averaging? averaging = null, AuxiliaryLoss? auxiliary = null, RowNorms? norms = null,
        RateSchedule? schedule = null, double beta2 = 0.999) => new(
        "small",
        "A small experiment",
        7,
        new Dataset(DatasetSource.Mnist, 90, 10, JudgedBy.Test),
        new Model(latents, k, bias ?? Bias.NoBias, Specification.Initialization.OrthogonalAgainstMean),
        new Specification.Training(
            members, epochs, 32, new Adam(rate, 0.9, beta2, 1e-8), schedule ?? RateSchedule.ConstantRate, lambda,
            SilentFeatures.NewRestartFromResiduals(0.02, 1), auxiliary ?? AuxiliaryLoss.NoAuxiliaryLoss, norms ?? RowNorms.LearnedNorms,
            averaging ?? Averaging.NewExponential(0.9)),
        new Specification.Evaluation([5]));

    /// <summary>Many latents, of which some are silent for long: the auxiliary loss has something to do.</summary>
    public static Experiment WithAuxK(Bias? bias = null, int silentImages = 50) => With(
        latents: 120, k: 3, bias: bias, auxiliary: AuxiliaryLoss.NewAuxK(silentImages, 8, 1.0 / 32), norms: RowNorms.NormsOfTheStart);

    public static ImageSet Images(int count = 90)
    {
        byte[] pixels = new byte[count * ImageSet.ImagePixels];
        for (int i = 0; i < pixels.Length; i++)
        {
            int image = i / ImageSet.ImagePixels;
            int pixel = i % ImageSet.ImagePixels;
            pixels[i] = (byte)((image * 7 + pixel * (image % 10 + 1)) % 23 < 5 ? (image * 31 + pixel * 3) % 256 : 0);
        }

        return new ImageSet(pixels, Enumerable.Range(0, count).Select(image => (byte)(image % 10)).ToArray());
    }
}
