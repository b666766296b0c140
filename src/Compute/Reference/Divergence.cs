using System.Numerics;
using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Reference;

/// <summary>How far mean activations are from a wanted one (Ng, "Sparse autoencoder", CS294A lecture notes, section 3).</summary>
public static class Divergence
{
    /// <summary>Σ_j ρ ln(ρ/m) + (1-ρ) ln((1-ρ)/(1-m)) of means m = sums / images, j ascending, and the slopes of β times it by one image's activations.</summary>
    public static double OfMeans<T>(View<double> sums, int images, double rho, double beta, View<T> slopes)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        double value = 0;
        for (int j = 0; j < sums.Columns; j++)
        {
            double mean = sums[0, j] / images;
            double rest = 1 - mean;
            value += rho * Logarithm.Natural(rho / mean) + (1 - rho) * Logarithm.Natural((1 - rho) / rest);
            slopes[0, j] = T.CreateChecked(beta / images * ((1 - rho) / rest - rho / mean));
        }

        return value;
    }
}
