using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>A study with its choices as they are, and its sizes so small that every parameter can be looked at.</summary>
internal static class ShrunkStudy
{
    public const int Pixels = 9;

    /// <summary>The learner, and those below, with few latents and units.</summary>
    public static Learner Of(Learner learner) => learner.Autoencoder() is Autoencoder autoencoder
        ? new Learner(InputOf(learner), Aim.NewReconstruct(Of(autoencoder)), learner.Training)
        : new Learner(InputOf(learner), learner.Aim, learner.Training);

    private static Representation InputOf(Learner learner) =>
        learner.Input is Representation.CodesOf codes ? Representation.NewCodesOf(Of(codes.Item1), codes.Item2) : learner.Input;

    private static Autoencoder Of(Autoencoder a)
    {
        Network n = a.Network;
        HiddenLayer[] hidden = [.. n.Hidden.Select((layer, i) => new HiddenLayer(7 - i, layer.Activation))];
        Code code = n.Code switch
        {
            Code.KLargest largest => Code.NewKLargest(Schedule<int>.NewConstant(2), largest.encodingFactor),
            Code.KLargestOfBatch => Code.NewKLargestOfBatch(Schedule<int>.NewConstant(2)),
            _ => n.Code,
        };
        Network network = new(hidden, 5, code, n.Decoder, n.Bias, Specification.Initialization.NewNormal(0.5));
        return new Autoencoder(network, a.Corruption, a.Loss, a.Penalties, AuxiliaryLoss.NoAuxiliaryLoss, SilentFeatures.LeaveSilent, RowNorms.LearnedNorms);
    }
}
