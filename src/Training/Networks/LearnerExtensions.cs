using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Networks;

/// <summary>What follows from what a learner is said to be.</summary>
public static class LearnerExtensions
{
    /// <summary>Numbers of an input, where an image has <paramref name="pixels"/>.</summary>
    public static int Inputs(this Learner learner, int pixels) => learner.Input is Representation.CodesOf codes ? codes.Item1.Latents() : pixels;

    /// <summary>The learner whose codes or reconstructions it sees; null for pixels.</summary>
    public static Learner? Below(this Learner learner) => LearnerModule.below(learner)?.Value;

    /// <summary>Whether what lies below goes on learning.</summary>
    public static bool IsFineTuning(this Learner learner) => learner.Input is Representation.CodesOf { Item2.IsFineTuned: true };

    /// <summary>The autoencoder; null for a classifier.</summary>
    public static Autoencoder? Autoencoder(this Learner learner) => (learner.Aim as Aim.Reconstruct)?.Item;

    /// <summary>Numbers of a code.</summary>
    public static int Latents(this Learner learner) => learner.Autoencoder()?.Network.Latents ?? throw new ArgumentException("A classifier has no codes.", nameof(learner));

    /// <summary>Of the training images those that it learns from: all, the first of them, or the first of each class.</summary>
    /// <exception cref="Files.DataException">A class has fewer.</exception>
    public static ImageSet ImagesOf(this Learner learner, ImageSet all) => learner.Training.Images is ImagesUsed.FirstOfEachClass first
        ? all.FirstOfEachClass(first.count)
        : all.Take(learner.ImagesOf(all.Count, all.Classes));

    /// <summary>Which images a network is shown when, of as many training images as there are, in so many classes. L-BFGS takes one epoch, in which every iteration sees all that are learned from.</summary>
    public static TrainingPlan PlanOf(this NetworkChain chain, int trainImages, int classes)
    {
        Specification.Training training = chain.Learner.Training;
        int images = chain.Learner.ImagesOf(trainImages, classes);
        return training.Batch is Batch.Size size
            ? new TrainingPlan(chain.Seed, images, size.Item, training.Epochs)
            : new TrainingPlan(chain.Seed, images, images, training.Epochs) { IsFull = true, Iterations = (training.Optimizer as Optimizer.Lbfgs)?.iterations ?? 1 };
    }

    internal static int ImagesOf(this Learner learner, int all, int classes) => learner.Training.Images switch
    {
        ImagesUsed.First first => Math.Min(first.count, all),
        ImagesUsed.FirstOfEachClass first => Math.Min(classes * first.count, all),
        _ => all,
    };

    /// <summary>Learners below, the nearest first, each with the prefix of its parameters in a network that learns them too.</summary>
    public static IEnumerable<(Learner Learner, string Prefix)> AllBelow(this Learner learner)
    {
        string prefix = "";
        for (Learner? below = learner.Below(); below is not null; below = below.Below())
        {
            prefix += "input.";
            yield return (below, prefix);
        }
    }
}
