using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Models;

/// <summary>Models of networks, by what their learner is said to be.</summary>
internal static class NetworkModels
{
    /// <summary>The type of a learner's model: what it can do is read from it before the weights are there.</summary>
    public static Type TypeOf(Learner learner) => KindOf(learner) switch
    {
        Kind.Classifier => typeof(NetworkMembers<NetworkClassifier>),
        Kind.Variational => typeof(NetworkMembers<VariationalNetwork>),
        Kind.VariationalPlane => typeof(NetworkMembers<VariationalPlane>),
        Kind.Bernoulli => typeof(NetworkMembers<BernoulliNetwork>),
        Kind.BernoulliPlane => typeof(NetworkMembers<BernoulliPlane>),
        Kind.Dictionary => typeof(NetworkMembers<NetworkDictionary>),
        _ => typeof(NetworkMembers<NetworkAutoencoder>),
    };

    /// <summary>The model of weights.</summary>
    public static object Of(Learner learner, NetworkWeights weights, Curves curves, IBackend backend) => With(
        learner, weights, new(curves, new NetworkAssembly<float>(backend.Arithmetic, learner, seed: 0, member: 0, capacity: 1).Learning().Terms), backend);

    /// <summary>The same while it is still being learned.</summary>
    public static object MembersOf(Learner learner, NetworkWeights weights, IBackend backend) => With(learner, weights, losses: null, backend);

    private static object With(Learner learner, NetworkWeights weights, LossHistory? losses, IBackend backend)
    {
        return KindOf(learner) switch
        {
            Kind.Classifier => Members(member => new NetworkClassifier(backend, learner, weights, member)),
            Kind.Variational => Members(member => new VariationalNetwork(backend, learner, weights, member)),
            Kind.VariationalPlane => Members(member => new VariationalPlane(backend, learner, weights, member)),
            Kind.Bernoulli => Members(member => new BernoulliNetwork(backend, learner, weights, member)),
            Kind.BernoulliPlane => Members(member => new BernoulliPlane(backend, learner, weights, member)),
            Kind.Dictionary => Members(member => new NetworkDictionary(backend, learner, weights, member)),
            _ => Members(member => new NetworkAutoencoder(backend, learner, weights, member)),
        };

        NetworkMembers<T> Members<T>(Func<int, T> create)
            where T : class => new([.. Enumerable.Range(0, learner.Training.Members).Select(create)], losses);
    }

    private static Kind KindOf(Learner learner) => learner.Autoencoder() switch
    {
        null => Kind.Classifier,
        { Network: { Code.IsGaussian: true, Latents: 2 }, Loss.IsCrossEntropy: true } when learner.Input.IsPixels => Kind.BernoulliPlane,
        { Network.Code.IsGaussian: true, Loss.IsCrossEntropy: true } when learner.Input.IsPixels => Kind.Bernoulli,
        { Network: { Code.IsGaussian: true, Latents: 2 } } => Kind.VariationalPlane,
        { Network.Code.IsGaussian: true } => Kind.Variational,
        { Network.Hidden: [] } when learner.Input.IsPixels => Kind.Dictionary,
        _ => Kind.Autoencoder,
    };

    private enum Kind
    {
        Autoencoder,
        Dictionary,
        Variational,
        VariationalPlane,
        Bernoulli,
        BernoulliPlane,
        Classifier,
    }
}
