using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Evaluation.Tests;

/// <summary>
/// A study small enough for paper, evaluated once; tests compare its published tables with what was reckoned by hand. Pixels 0 to 3 are
/// the only ones that are ever lit, k is 1, and all values are binary fractions. With e_d the image of pixel d:
/// <code>
/// image  x        label | member 0: code, x̂        | member 1: code, x̂           | mean x̂
/// 0      e0       0     | f0 = 1,   e0             | f2 = 1,   e0                | e0
/// 1      e1       1     | f1 = 1/2, e1/4           | f1 = 1/2, (e0 + e1)/4       | e0/8 + e1/4
/// 2      e0 + e1  1     | f0 = 1,   e0             | f1 = 1,   (e0 + e1)/2       | 3/4 e0 + e1/4
/// 3      e2       0     | f0 = 0,   0              | f0 = 1,   e2                | e2/2
/// 4      0        2     | f0 = 0,   0              | f0 = 0,   0                 | 0
/// </code>
/// Image 2 has equal values of f1 and f2 under member 1: the lower index is kept. A code of value 0 activates nothing.
/// </summary>
[CollectionDefinition(Collection)]
public sealed class TinyStudy : ICollectionFixture<TinyStudy>, IDisposable
{
    /// <summary>The name under which tests share it.</summary>
    public const string Collection = "tiny study";

    /// <summary>Pearson's r over 784 pixels of e0 and e0 + e1, times or plus whatever: (1 - 2/784) / sqrt((1 - 1/784) (2 - 4/784)).</summary>
    public static readonly double R = 782 / Math.Sqrt(783.0 * 1564);

    private readonly PublishedTables _tables;
    private readonly List<(double Share, string Words)> _reports = [];

    public TinyStudy()
    {
        using IBackend backend = Backends.Create("reference", 1);
        _tables = new PublishedTables(Model(backend), backend, (share, words) => _reports.Add((share, words)));
    }

    public static Study Study { get; } = Studies.Of(
        "tiny",
        "dataset.test-images = 5",
        "dataset.train-images = 2",
        "evaluation.pca-components = 1",
        "model.k = 1",
        "model.latents = 3",
        "seed = 7",
        "training.auxiliary-loss = aux-k 2 1 0.5",
        "training.consistency-weight = 0.25",
        "training.epochs = 2",
        "training.members = 2");

    /// <summary>Training images: e0 and black, so that the mean is e0/2 and the only component is along e0.</summary>
    public static ImageDataset Data { get; } = new(Images([7, 8], [0], []), Images([0, 1, 1, 0, 2], [0], [1], [0, 1], [2], []));

    public string Folder => _tables.Folder;

    /// <summary>What the evaluation reported of its progress, in order.</summary>
    public IReadOnlyList<(double Share, string Words)> Reports => _reports;

    /// <summary>The study's ensemble.</summary>
    internal static TrainedEnsemble Model(IBackend backend) =>
        new(Study.Recipe(), [new Ensemble([Second, First]), new Ensemble([First, Second])], Curves(), backend);

    public void Dispose() => _tables.Dispose();

    /// <summary>Rows of a query, as arrays of cells.</summary>
    public object?[][] Query(string sql) => _tables.Query(sql);

    /// <summary>Compares the rows of a query with those expected, as <see cref="PublishedTables.ShouldHold"/> does.</summary>
    public void ShouldHold(string sql, params object?[][] expected) => _tables.ShouldHold(sql, expected);

    // Rows are features: e0; e1/2; (e0 + e3)/2, which is never the largest.
    private static Layer First => Member((0, 0, 1), (1, 1, 0.5f), (2, 0, 0.5f), (2, 3, 0.5f));

    // e2; (e0 + e1)/2; e0.
    private static Layer Second => Member((0, 2, 1), (1, 0, 0.5f), (1, 1, 0.5f), (2, 0, 1));

    private static Layer Member(params (int Feature, int Pixel, float Weight)[] weights)
    {
        Layer layer = Layer.Zeros(3, MnistImages.Pixels);
        foreach ((int feature, int pixel, float weight) in weights)
        {
            layer.Weights.Row(feature)[pixel] = weight;
        }

        return layer;
    }

    private static ImageSet Images(byte[] labels, params int[][] lit)
    {
        byte[] pixels = new byte[labels.Length * MnistImages.Pixels];
        for (int image = 0; image < lit.Length; image++)
        {
            foreach (int pixel in lit[image])
            {
                pixels[image * MnistImages.Pixels + pixel] = 255;
            }
        }

        return new ImageSet(pixels, labels, MnistImages.Kind);
    }

    // Two epochs of two steps.
    private static TrainingCurves Curves()
    {
        TrainingCurves curves = new(2, hasAuxiliary: true);
        curves.AddStep([0.25, 0.75], 0.5, [0, 0]);
        curves.AddStep([0.5, 0.25], 1, [0.5, 0]);
        curves.AddEpoch([2, 1], [1, 0]);
        curves.AddStep([0.125, 0.375], 2, [0.25, 0.125]);
        curves.AddStep([0.25, 0.25], 4, [1, 2]);
        curves.AddEpoch([1, 0], [2, 0]);
        return curves;
    }
}
