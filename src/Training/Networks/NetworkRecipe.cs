using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Networks;

/// <summary>What networks are trained from: a learner and the seed of all that it draws.</summary>
/// <param name="Seed">The study's.</param>
/// <param name="Learner">What learns.</param>
public sealed record NetworkRecipe(ulong Seed, Learner Learner)
{
    /// <summary>Which images it is shown when. L-BFGS takes one epoch, in which every iteration sees all images.</summary>
    public TrainingPlan PlanOf(int images)
    {
        Specification.Training training = Learner.Training;
        return training.Batch is Batch.Size size
            ? new TrainingPlan(Seed, images, size.Item, training.Epochs)
            : new TrainingPlan(Seed, images, images, training.Epochs) { IsFull = true, Iterations = (training.Optimizer as Optimizer.Lbfgs)?.iterations ?? 1 };
    }
}
