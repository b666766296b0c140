using ResearchPipeline.Compute;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Networks;

/// <summary>
/// What learning a network took: multiply-adds of its dense layers, for every image that an evaluation of the loss saw, and the same of all learners below, each for the images that it learns from. Codes of learners below that
/// learn no more are made once for every image; that is not counted, nor is what follows training.
/// </summary>
/// <param name="arithmetic">To put networks together with.</param>
/// <param name="learner">What was learned.</param>
/// <param name="kind">What the images are that it was learned from.</param>
/// <param name="curves">How it was.</param>
public sealed class TrainingCost(IArithmetic<float> arithmetic, Learner learner, ImageKind kind, Curves curves)
{
    /// <summary>Of a member, in all.</summary>
    /// <param name="member">0, 1, …</param>
    /// <param name="images">Training images that there are.</param>
    public double MultiplyAdds(int member, int images)
    {
        long evaluations = Enumerable.Range(0, curves.Epochs).Sum(epoch => curves.CountAt(NetworkCurves.EvaluationsCount, epoch, member));
        return learner.AllBelow().Aggregate(
            Cost(learner, ImagesOf(learner, images, evaluations)), (sum, level) => sum + Cost(level.Learner, ImagesOf(level.Learner, images, evaluations: null)));
    }

    // Every step evaluates the loss of its images once; but L-BFGS that of all images, as often as its search for the length of a step takes. Of learners below that is not known:
    // an iteration counts once.
    private double ImagesOf(Learner of, int images, long? evaluations) => of.Training switch
    {
        { Epochs: 0 } => 0,
        { Optimizer: Optimizer.Lbfgs lbfgs } => (double)of.ImagesOf(images, kind.Classes) * (evaluations ?? lbfgs.iterations),
        _ => (double)of.ImagesOf(images, kind.Classes) * of.Training.Epochs,
    };

    private double Cost(Learner of, double images) => images * new NetworkAssembly<float>(arithmetic, of, seed: 0, member: 0, capacity: 1, kind).Learning().MultiplyAdds;
}
