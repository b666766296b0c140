namespace ResearchPipeline.Compute;

/// <summary>
/// The factors that turn sums into the loss
/// L = 1/(M·B·D) Σ |x̂ - x|² + λ · 2/(M(M-1)) · 1/(B·H) Σ over pairs |z_a - z_b|² + c · 1/(M·B·D) Σ |x̂ - x + Wᵀ z of silent features|².
/// </summary>
/// <param name="Residual">∂L/∂x̂ = Residual · (x̂ - x): 2/(M·B·D).</param>
/// <param name="Disagreement">∂L/∂z gains Disagreement · t: 4λ/(M(M-1)·B·H), 0 for one member.</param>
/// <param name="Auxiliary">∂L/∂(Wᵀ z of silent features) = Auxiliary · (x̂ - x + Wᵀ z): the coefficient of the auxiliary loss times Residual.</param>
public readonly record struct LossScale(double Residual, double Disagreement, double Auxiliary)
{
    /// <summary>The factors for M members, B images, D inputs, H latents, weight λ and the coefficient of the auxiliary loss.</summary>
    public static LossScale For(int members, int images, int inputs, int latents, double lambda, double auxiliary = 0)
    {
        double pairs = (double)members * (members - 1);
        double residual = 2.0 / ((double)members * images * inputs);
        return new LossScale(residual, members < 2 ? 0 : 4.0 * lambda / (pairs * images * latents), auxiliary * residual);
    }
}
