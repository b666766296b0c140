using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>
/// A block forward, and backward as if it were the identity: slopes of what it sets to 0 are not lost (the straight-through estimator of Bengio, Léonard and Courville 2013). An attack that finds more so than by
/// the gradient itself says that the gradient hides something (backward pass differentiable approximation, Athalye, Carlini and Wagner 2018).
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="inner">What it does forward.</param>
public sealed class StraightThrough<T>(IBlock<T> inner) : IBlock<T>
    where T : unmanaged
{
    /// <inheritdoc/>
    public IReadOnlyList<Parameter<T>> Parameters => inner.Parameters;

    /// <inheritdoc/>
    public View<T> Forward(View<T> input, in Pass pass) => inner.Forward(input, pass);

    /// <inheritdoc/>
    public View<T> Backward(View<T> slope, in Pass pass) => slope;
}
