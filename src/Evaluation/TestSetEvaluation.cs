using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// Everything that one pass over the images that judge yields, of each member and of the whole: what they can do of reconstructing, encoding and
/// classifying. What they cannot do is empty, or null.
/// </summary>
internal sealed class TestSetEvaluation
{
    private readonly IReconstructs[] _reconstructing;
    private readonly IReconstructs? _reconstructingAsWhole;
    private readonly ImageMeasures[] _measures;
    private readonly IEncodes[] _encoding;
    private readonly (IClassifies Model, byte? Member)[] _classifying;

    private TestSetEvaluation(object model, int images, int classes, bool asWhole)
    {
        _reconstructing = Capability.OfMembers<IReconstructs>(model);
        _reconstructingAsWhole = asWhole ? Capability.OfWhole<IReconstructs>(model) : null;
        _encoding = Capability.OfMembers<IEncodes>(model);
        _classifying = ByMember(Capability.OfMembers<IClassifies>(model), Capability.OfWhole<IClassifies>(model));
        Members = Array.ConvertAll(_reconstructing, one => new ImageMeasures(images, one is IHasOutputs { AreProbabilities: true }));
        Ensemble = _reconstructingAsWhole is null ? null : new ImageMeasures(images);
        _measures = Ensemble is null ? Members : [.. Members, Ensemble];
        Spread = new double[images];
        Codes = Array.ConvertAll(_encoding, one => new Codes(images, one.Latents, one.Listed));
        Probabilities = Array.ConvertAll(_classifying, one => (new Matrix(images, classes), one.Member));
    }

    /// <summary>Measures of each member's reconstructions.</summary>
    public ImageMeasures[] Members { get; }

    /// <summary>Measures of the whole's reconstructions.</summary>
    public ImageMeasures? Ensemble { get; }

    /// <summary>The measures of the members, and of the whole, which is no member.</summary>
    public (ImageMeasures Measures, byte? Member)[] Reconstructions => ByMember(Members, Ensemble);

    /// <summary>Mean over members of |x̂_a - x̂|², x̂ the whole's reconstruction: what the ensemble gains over its mean member. 0 where there is no such whole.</summary>
    public double[] Spread { get; }

    /// <summary>Each member's codes.</summary>
    public Codes[] Codes { get; }

    /// <summary>Probabilities of the classes, images × classes, by each member and by the whole, which is no member.</summary>
    public (Matrix Probabilities, byte? Member)[] Probabilities { get; }

    /// <param name="model">The model.</param>
    /// <param name="images">The images that judge.</param>
    /// <param name="classes">Of the images.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="asWhole">Whether the whole reconstructs too; else it and its members' spread are left out.</param>
    public static TestSetEvaluation Run(object model, IReadOnlyList<ImageBatch> images, int classes, Action<double> progress, bool asWhole = true)
    {
        TestSetEvaluation result = new(model, images[^1].End, classes, asWhole);
        foreach (ImageBatch batch in images)
        {
            result.Add(batch);
            progress((double)batch.End / images[^1].End);
        }

        return result;
    }

    private static (T, byte?)[] ByMember<T>(T[] members, T? whole)
        where T : class =>
        [.. members.Select((one, member) => (one, (byte?)member)), .. whole is null ? Array.Empty<(T, byte?)>() : [(whole, null)]];

    private void Add(ImageBatch batch)
    {
        for (int member = 0; member < _encoding.Length; member++)
        {
            Codes[member].Add(_encoding[member].Encode(batch), batch.First);
        }

        for (int i = 0; i < _classifying.Length; i++)
        {
            int classes = Probabilities[i].Probabilities.Columns;
            Span<float> found = _classifying[i].Model.Classify(batch).Values[..(batch.Rows * classes)];
            found.CopyTo(Probabilities[i].Probabilities.Values[(batch.First * classes)..]);
        }

        Matrix[] reconstructions = Array.ConvertAll(_reconstructing, one => one.Reconstruct(batch));
        Matrix? mean = _reconstructingAsWhole?.Reconstruct(batch);
        Matrix[] all = mean is null ? reconstructions : [.. reconstructions, mean];

        // An image's measures are sums over its own pixels: images can go to any thread.
        Parallel.For(0, batch.Rows, row =>
        {
            ImageMeasures.Add(_measures, batch.First + row, batch.Images.Row(row), Array.ConvertAll(all, one => one.RowMemory(row)));
            if (mean is not null)
            {
                Spread[batch.First + row] = SpreadAround(mean.Row(row), reconstructions, row);
            }
        });
    }

    private static double SpreadAround(ReadOnlySpan<float> mean, Matrix[] reconstructions, int row)
    {
        double spread = 0;
        foreach (Matrix reconstruction in reconstructions)
        {
            spread += Metrics.SquaredError.ofImage(reconstruction.Row(row), mean) / reconstructions.Length;
        }

        return spread;
    }
}
