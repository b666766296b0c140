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
    public static Type TypeOf(Learner learner) => IsOfSeveralClassifiers(learner) ? typeof(ClassifierEnsemble)
        : (CorruptionOfImages(learner) is null ? typeof(NetworkMembers<>) : typeof(CorruptingMembers<>)).MakeGenericType(MemberTypeOf(learner));

    /// <summary>The model of weights.</summary>
    public static object Of(Learner learner, NetworkWeights weights, Curves curves, IBackend backend) => With(
        learner, weights, new(curves, new NetworkAssembly<float>(backend.Arithmetic, learner, seed: 0, member: 0, capacity: 1, weights.Images).Learning().Terms), backend);

    /// <summary>The same while it is still being learned.</summary>
    public static object MembersOf(Learner learner, NetworkWeights weights, IBackend backend) => With(learner, weights, losses: null, backend);

    private static object With(Learner learner, NetworkWeights weights, LossHistory? losses, IBackend backend)
    {
        Type type = MemberTypeOf(learner);
        return type == typeof(NetworkClassifier) ? Classifiers()
            : type == typeof(VariationalNetwork) ? Members(member => new VariationalNetwork(backend, learner, weights, member))
            : type == typeof(VariationalPlane) ? Members(member => new VariationalPlane(backend, learner, weights, member))
            : type == typeof(BernoulliNetwork) ? Members(member => new BernoulliNetwork(backend, learner, weights, member))
            : type == typeof(BernoulliPlane) ? Members(member => new BernoulliPlane(backend, learner, weights, member))
            : type == typeof(SparseDictionary) ? Members(member => new SparseDictionary(backend, learner, weights, member))
            : type == typeof(SparseAutoencoder) ? Members(member => new SparseAutoencoder(backend, learner, weights, member))
            : type == typeof(UnitDictionary) ? Members(member => new UnitDictionary(backend, learner, weights, member))
            : Members(member => new UnitAutoencoder(backend, learner, weights, member));

        object Classifiers()
        {
            (NetworkClassifier[] members, Func<int, int, NetworkSize>? sizes) = Sized(member => new NetworkClassifier(backend, learner, weights, member));
            return IsOfSeveralClassifiers(learner) ? new ClassifierEnsemble(members, losses, sizes) : new NetworkMembers<NetworkClassifier>(members, losses, sizes);
        }

        object Members<T>(Func<int, T> create)
            where T : NetworkMember
        {
            (T[] members, Func<int, int, NetworkSize>? sizes) = Sized(create);
            return CorruptionOfImages(learner) is Corruption corruption ? new CorruptingMembers<T>(members, losses, sizes, corruption) : new NetworkMembers<T>(members, losses, sizes);
        }

        (T[] Members, Func<int, int, NetworkSize>? Sizes) Sized<T>(Func<int, T> create)
            where T : NetworkMember
        {
            T[] members = [.. Enumerable.Range(0, learner.Training.Members).Select(create)];
            TrainingCost? cost = losses is null ? null : new TrainingCost(backend.Arithmetic, learner, weights.Images, losses.Curves);
            return (members, cost is null ? null : (member, images) => new NetworkSize(members[member].Parameters, cost.MultiplyAdds(member, images)));
        }
    }

    private static Type MemberTypeOf(Learner learner) => (learner.Autoencoder()?.Network, learner.Input.IsPixels) switch
    {
        (null, _) => typeof(NetworkClassifier),
        ({ Code.IsGaussian: true } network, true) when learner.Autoencoder()!.Loss.IsCrossEntropy => network.Latents == 2 ? typeof(BernoulliPlane) : typeof(BernoulliNetwork),
        ({ Code.IsGaussian: true } network, _) => network.Latents == 2 ? typeof(VariationalPlane) : typeof(VariationalNetwork),
        ({ Code.IsActivated: true, Hidden: [] }, true) => typeof(UnitDictionary),
        ({ Code.IsActivated: true }, _) => typeof(UnitAutoencoder),
        ({ Hidden: [] }, true) => typeof(SparseDictionary),
        _ => typeof(SparseAutoencoder),
    };

    private static bool IsOfSeveralClassifiers(Learner learner) => learner.Autoencoder() is null && learner.Training.Members > 1;

    // What is done to codes before they are encoded again is nothing that is done to images.
    private static Corruption? CorruptionOfImages(Learner learner) =>
        learner.Input.IsPixels && learner.Autoencoder()?.Corruption is { IsClean: false } corruption ? corruption : null;
}
