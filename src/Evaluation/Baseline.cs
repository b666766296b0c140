using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Metrics;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>A model to stand beside ours on the same images.</summary>
/// <param name="Name">"mean-image", "pca-50", ….</param>
/// <param name="Components">Numbers stored for an image.</param>
/// <param name="Measures">What its reconstructions measure.</param>
internal sealed record Baseline(string Name, int Components, ImageMeasures Measures)
{
    private const int ImagesOfAReport = 500;

    /// <summary>Bits that are stored for an image.</summary>
    public double Bits => CodeLength.BitsOfNumber * Components;

    /// <summary>
    /// The components of each PCA, ascending: those that the study lists, and those that take the bits of a code, but none beyond
    /// the directions in which training images can vary.
    /// </summary>
    /// <param name="study">Lists components, and says how many training images there are.</param>
    /// <param name="bits">Bits of the code of each member that encodes.</param>
    public static int[] ComponentsOf(Study study, params IEnumerable<double> bits)
    {
        int directions = Math.Max(1, Math.Min(DatasetModule.kind(study.Dataset.Source).Pixels, study.Dataset.TrainImages - 1));
        return [.. study.Evaluation.PcaComponents.Concat(bits.Select(CodeLength.numbers)).Select(components => Math.Min(components, directions)).Distinct().Order()];
    }

    /// <summary>The mean image and PCA, both fitted to the training images.</summary>
    /// <param name="data">The images.</param>
    /// <param name="components">How many components each PCA has.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    public static Baseline[] All(ImageDataset data, int[] components, Action<double> progress)
    {
        const double fitting = 0.8;
        PrincipalComponents.Basis basis = PrincipalComponents.fit(components.Max(), data.Train.Pixels, data.Train.ImagePixels);
        progress(fitting);
        Matrix test = data.Test.ToMatrix();
        Baseline[] baselines = [new("mean-image", 0, new(test.Rows)), .. components.Select(count => new Baseline($"pca-{count}", count, new(test.Rows)))];
        int[] counts = [.. baselines.Select(baseline => baseline.Components)];
        ImageMeasures[] measures = Array.ConvertAll(baselines, baseline => baseline.Measures);
        int done = 0;
        Parallel.For(0, test.Rows, () => Array.ConvertAll(counts, _ => new float[test.Columns]), (image, _, outputs) =>
        {
            PrincipalComponents.reconstruct(basis, counts, test.Row(image), outputs);
            ImageMeasures.Add(measures, image, test.Row(image), Array.ConvertAll(outputs, output => (ReadOnlyMemory<float>)output));
            if (Interlocked.Increment(ref done) is var images && images % ImagesOfAReport == 0)
            {
                progress(fitting + (1 - fitting) * images / test.Rows);
            }

            return outputs;
        }, _ => { });
        progress(1);
        return baselines;
    }
}
