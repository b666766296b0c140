using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Initialization;

namespace ResearchPipeline.Training.Networks;

/// <summary>What the weights of a network begin with where they are drawn. A scale begins at 1, biases at 0, and so does a softmax: its slopes differ from the first step on.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where they live.</param>
/// <param name="seed">Of all that is drawn.</param>
/// <param name="member">0, 1, …</param>
internal sealed class FirstWeights<T>(IArithmetic<T> arithmetic, ulong seed, int member)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    /// <summary>Fills the parameters of an autoencoder.</summary>
    /// <param name="parameters">In order; each has a sequence of its own, and an autoencoder's code weights have that of a tied ensemble's member.</param>
    /// <param name="initialization">How they start.</param>
    /// <param name="meanImage">Mean of the inputs, which the first weights may be turned against.</param>
    public void Fill(IEnumerable<Parameter<T>> parameters, Specification.Initialization initialization, Lazy<IReadOnlyList<double>> meanImage)
    {
        ulong other = 0;
        bool seesImages = true;
        foreach (Parameter<T> parameter in parameters.Where(parameter => parameter.IsWeight))
        {
            ulong place = parameter.Name == "weight" ? 0 : ++other;
            Matrix values = new(parameter.Values.Rows, parameter.Values.Columns);
            Fill(values, initialization, new PhiloxSequence(seed, Purpose.Initialization, (ulong)member + (place << 32)));
            if (initialization.IsOrthogonalAgainstMean && seesImages)
            {
                OrthogonalInitialization.TurnAgainst(values, meanImage.Value);
            }

            seesImages = false;
            arithmetic.Write([.. values.Values.ToArray().Select(T.CreateChecked)], parameter.Values);
        }
    }

    private static void Fill(Matrix values, Specification.Initialization initialization, PhiloxSequence random)
    {
        switch (initialization)
        {
            case Specification.Initialization.Normal normal:
                foreach (ref float value in values.Values)
                {
                    value = (float)(normal.deviation * random.NextNormal());
                }

                break;
            case { IsGlorot: true }:
                double limit = Math.Sqrt(6.0 / (values.Rows + values.Columns));
                foreach (ref float value in values.Values)
                {
                    value = (float)(limit * (2 * random.NextDouble() - 1));
                }

                break;
            default:
                OrthogonalInitialization.Fill(values, random);
                break;
        }
    }
}
