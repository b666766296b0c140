using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Initialization;

namespace ResearchPipeline.Training.Models;

/// <summary>The members' parameters.</summary>
public sealed class Ensemble
{
    /// <summary>An ensemble over given layers.</summary>
    public Ensemble(Layer[] layers) => Layers = layers;

    /// <summary>One layer a member.</summary>
#pragma warning disable CA1819 // the backend contract works on arrays of layers, and copies would not be the parameters
    public Layer[] Layers { get; }
#pragma warning restore CA1819

    /// <summary>The ensemble an experiment starts with; each member draws from its own sequence.</summary>
    public static Ensemble Initial(TiedEnsemble recipe, ImageSet images)
    {
        Layer[] layers = new Layer[recipe.Members];
        IReadOnlyList<double> mean = DatasetFacts.Of(images).MeanImage;
        Parallel.For(0, layers.Length, member =>
        {
            layers[member] = Layer.Zeros(recipe.Latents, images.ImagePixels);
            OrthogonalInitialization.Fill(
                layers[member].Weights, new PhiloxSequence(recipe.Seed, Purpose.Initialization, (ulong)member));
            if (recipe.Initialization.IsOrthogonalAgainstMean)
            {
                OrthogonalInitialization.TurnAgainst(layers[member].Weights, mean);
            }
        });
        return new Ensemble(layers);
    }
}
