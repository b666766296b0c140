using ResearchPipeline.Compute;
using ResearchPipeline.LinearAlgebra;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>Weights that whiten what is learned from, and those that undo it: computed in binary64, each number rounded once at the end.</summary>
internal sealed class WhiteningWeights
{
    private readonly float[] _whitens;
    private readonly float[] _restores;

    /// <param name="inputs">What is learned from.</param>
    /// <param name="ridge">ε, &gt; 0.</param>
    public WhiteningWeights(ITrainingInputs inputs, double ridge)
    {
        Whitening.Maps maps = Whitening.ofCovariance(ridge, InputCovariance.Of(inputs));
        (_whitens, _restores) = (Rounded(maps.Whitens), Rounded(maps.Restores));
    }

    /// <summary>Fills the weights of an encoder and of a decoder of as many numbers.</summary>
    public void Fill(IArithmetic<float> arithmetic, IReadOnlyList<Parameter<float>> parameters)
    {
        arithmetic.Write(_whitens, parameters.Single(parameter => parameter.Name == "weight").Values);
        arithmetic.Write(_restores, parameters.Single(parameter => parameter.Name == "decoder-weight").Values);
    }

    private static float[] Rounded(double[][] rows) => [.. rows.SelectMany(row => row.Select(value => (float)value))];
}
