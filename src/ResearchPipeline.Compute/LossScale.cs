namespace ResearchPipeline.Compute;

/// <summary>
/// The factors that turn sums into the loss
/// L = 1/(M·B·D) Σ |x̂ - x|² + λ · 2/(M(M-1)) · 1/(B·H) Σ over pairs |z_a - z_b|².
/// </summary>
/// <param name="Residual">∂L/∂x̂ = Residual · (x̂ - x): 2/(M·B·D).</param>
/// <param name="Disagreement">∂L/∂z gains Disagreement · t: 4λ/(M(M-1)·B·H), 0 for one member.</param>
public readonly record struct LossScale(double Residual, double Disagreement)
{
    /// <summary>The factors for M members, B images, D inputs, H latents and weight λ.</summary>
    public static LossScale For(int members, int images, int inputs, int latents, double lambda)
    {
        double pairs = (double)members * (members - 1);
        return new LossScale(
            2.0 / ((double)members * images * inputs),
            members < 2 ? 0 : 4.0 * lambda / (pairs * images * latents));
    }
}
