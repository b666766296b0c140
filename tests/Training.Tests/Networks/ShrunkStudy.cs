using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>A study with its choices as they are, and its sizes so small that every parameter can be looked at.</summary>
internal static class ShrunkStudy
{
    /// <summary>Numbers of an image where sizes are the smallest.</summary>
    public const int Pixels = 9;

    /// <summary>Numbers of an image where sizes are a third.</summary>
    public const int PixelsOfThird = 21;

    /// <summary>Images of so many numbers, in ten classes.</summary>
    public static ImageKind Images { get; } = new(new ImageShape(rows: 3, columns: 3, channels: 1), classes: 10);

    /// <summary>The learner, and those below, with few latents and units.</summary>
    public static Learner Of(Learner learner) => Of(learner, Smallest);

    /// <summary>The learner, and those below, with a third of all latents and units, and of every k.</summary>
    public static Learner ThirdOf(Learner learner) => Of(learner, Third);

    private static Learner Of(Learner learner, Func<Network, Network> shrink)
    {
        Representation input = learner.Input switch
        {
            Representation.CodesOf codes => Representation.NewCodesOf(Of(codes.Item1, shrink), codes.Item2),
            Representation.ReconstructionsOf reconstructions => Representation.NewReconstructionsOf(Of(reconstructions.Item, shrink)),
            _ => learner.Input,
        };
        Aim aim = learner.Autoencoder() is Autoencoder a
            ? Aim.NewReconstruct(new Autoencoder(
                shrink(a.Network), a.Corruption, a.Loss, a.Penalties, AuxiliaryLoss.NoAuxiliaryLoss, SilentFeatures.LeaveSilent, RowNorms.LearnedNorms))
            : learner.Aim;
        return new Learner(input, aim, learner.Training);
    }

    private static Network Smallest(Network n)
    {
        HiddenLayer[] hidden = [.. n.Hidden.Select((layer, i) => new HiddenLayer(7 - i, layer.Activation))];
        Code code = n.Code switch
        {
            Code.KLargest largest => Code.NewKLargest(Schedule<int>.NewConstant(2), largest.encodingFactor),
            Code.KLargestOfBatch => Code.NewKLargestOfBatch(Schedule<int>.NewConstant(2)),
            _ => n.Code,
        };
        return new Network(n.Centring, hidden, 5, code, n.Selection, n.Decoder, n.Bias, Specification.Initialization.NewNormal(0.5));
    }

    private static Network Third(Network n)
    {
        HiddenLayer[] hidden = [.. n.Hidden.Select(layer => new HiddenLayer(layer.Units / 3, layer.Activation))];
        Code code = n.Code switch
        {
            Code.KLargest largest => Code.NewKLargest(Third(largest.k), largest.encodingFactor),
            Code.KLargestOfBatch ofBatch => Code.NewKLargestOfBatch(Third(ofBatch.k)),
            _ => n.Code,
        };

        // A whitening has as many numbers as what it whitens.
        return new Network(n.Centring, hidden, n.Initialization.IsWhitening ? PixelsOfThird : n.Latents / 3, code, n.Selection, n.Decoder, n.Bias, n.Initialization);
    }

    private static Schedule<int> Third(Schedule<int> k) => k switch
    {
        Schedule<int>.Linear linear => Schedule<int>.NewLinear(linear.first / 3, linear.last / 3, linear.epochs),
        Schedule<int>.Constant constant => Schedule<int>.NewConstant(constant.Item / 3),
        _ => throw new ArgumentOutOfRangeException(nameof(k)),
    };
}
