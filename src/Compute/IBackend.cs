using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute;

/// <summary>
/// Where arithmetic happens. <see cref="Reference.ReferenceBackend"/> defines the result of every operation bit for
/// bit; any other backend must return exactly those bits, for any number of threads. All operations act on the first
/// <see cref="EnsembleBatch.Rows"/> images of a batch and on every member.
/// </summary>
public interface IBackend : IDisposable
{
    /// <summary>What to call it in progress lines: "reference", "simd-512 x 2 threads".</summary>
    string Name { get; }

    /// <summary>The operations of networks of blocks, on the same device.</summary>
    IArithmetic<float> Arithmetic { get; }

    /// <summary>The processor's backend, which measures what is learned: itself, unless it is one of another device.</summary>
    IBackend Host => this;

    /// <summary>A device that owns an ensemble while it learns; null where steps act on the processor's memory, by the operations below.</summary>
    /// <param name="shape">Sizes of the steps.</param>
    /// <param name="pixels">All training images, byte after byte, each of which stands for itself over 255.</param>
    IEnsembleDevice? CreateEnsemble(EnsembleShape shape, ReadOnlyMemory<byte> pixels) => null;

    /// <summary>
    /// Preactivations[b,f] = bias[f] + Σ_d x[b,d]·W[f,d]: one fma chain, d ascending, started at the bias; a negative
    /// zero becomes +0. Weights must be finite.
    /// </summary>
    void Encode(EnsembleBatch batch, Layer[] layers);

    /// <summary>
    /// Codes = the k largest preactivations of each image, in ascending order of index; a tie at the k-th place goes to
    /// the lower index, -0 equals +0, and NaN is less than every number. Never more than k.
    /// </summary>
    void SelectTopK(EnsembleBatch batch);

    /// <summary>
    /// Disagreements[b,j] = fma(M, z, -S) with S the sum of the latent over members, ascending from +0;
    /// SquaredDifferences[b] = Σ_members Σ_j z·t in one binary64 chain.
    /// </summary>
    void Compare(EnsembleBatch batch);

    /// <summary>
    /// Residuals[b,d] = (c[d] + Σ_j z_j·W[f_j,d], one fma chain, j ascending) - x[b,d]; SquaredErrors[b] = its squared
    /// norm, 16 binary64 lanes and the fixed tree; CodeGradients[b,j] = Residual·(residual · W[f_j]) + Disagreement·t,
    /// where the product is 16 binary32 lanes and the fixed tree, and the sum is one fma.
    /// </summary>
    void Backpropagate(EnsembleBatch batch, Layer[] layers, LossScale scale);

    /// <summary>
    /// The auxiliary loss, for members with silent features: codes = the largest preactivations among those, in ascending order of index,
    /// ties to the lower; Auxiliary.Residuals[b,d] = Residuals[b,d] + Σ_j z_j·W[f_j,d], one fma chain that starts at the residual;
    /// its squared norm and the code gradients Auxiliary·(auxiliary residual · W[f_j]) as in <see cref="Backpropagate"/>.
    /// </summary>
    void BackpropagateSilent(EnsembleBatch batch, Layer[] layers, LossScale scale);

    /// <summary>
    /// One Adam step of every weight row with the gradient of <see cref="Reference.WeightGradient"/>: for each image
    /// ascending in which the feature is active, acc = fma(Residual·z, residual, acc), then acc = fma(g, x, acc);
    /// after them in the same way the images in whose auxiliary code it is.
    /// Then the running average follows the new row, the row is rescaled as <see cref="Reference.RowScaling"/> defines it where the step
    /// names a norm, and ParameterHashes are those of the rescaled weights.
    /// </summary>
    void UpdateWeights(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step);

    /// <summary><see cref="UpdateWeights"/> with one batch, and <see cref="Encode"/> of the images that come next with the new weights.</summary>
    /// <param name="batch">The images of the step.</param>
    /// <param name="layers">The members.</param>
    /// <param name="states">What Adam remembers of each.</param>
    /// <param name="scale">Factors of the loss.</param>
    /// <param name="step">Scalars of the step.</param>
    /// <param name="next">Those that come next, with room for their preactivations.</param>
    void UpdateThenEncode(
        EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step, EnsembleBatch next)
    {
        UpdateWeights(batch, layers, states, scale, step);
        Encode(next, layers);
    }

    /// <summary>
    /// One Adam step of both biases of every member with the gradient of <see cref="Reference.BiasGradient"/>, images ascending, then
    /// those of the auxiliary codes; adds the hashes of both to ParameterHashes, after <see cref="UpdateWeights"/>.
    /// </summary>
    void UpdateBiases(EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step);

    /// <summary>Reconstruction[b,d] = c[d] + Σ_j z_j·W[f_j,d]: the chain of <see cref="Backpropagate"/>.</summary>
    void Reconstruct(SparseCodes codes, int rows, Layer layer, Matrix reconstruction);
}
