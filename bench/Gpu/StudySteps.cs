using System.Diagnostics;
using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Gpu;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Training;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Bench.Gpu;

/// <summary>The steps of an ensemble's training on a device, from its first weights; between epochs nothing is restarted, measured or kept.</summary>
internal sealed class StudySteps
{
    // As many as a device keeps untold.
    private const int Together = 64;
    private readonly TiedEnsemble _recipe;
    private readonly ImageSet _images;
    private readonly TrainingPlan _plan;
    private readonly EnsembleMemory _start;

    /// <param name="recipe">What to train.</param>
    /// <param name="images">The training images.</param>
    public StudySteps(TiedEnsemble recipe, ImageSet images)
    {
        (_recipe, _images, _plan) = (recipe, images, EnsembleLearner.PlanOf(recipe, images.Count));
        Shape = EnsembleLearner.ShapeOf(recipe, images);
        _start = EnsembleState.Initial(Ensemble.Initial(recipe, images), new FeatureActivity(recipe.Members, recipe.Latents, images.Count, maximumFrequency: 0)).Memory;
    }

    /// <summary>Sizes of a step.</summary>
    public EnsembleShape Shape { get; }

    /// <summary>Steps of the whole training.</summary>
    public int Count => (int)_plan.Steps;

    /// <summary>Learns.</summary>
    /// <param name="driver">Whose device.</param>
    /// <param name="steps">How many steps; where they are more than the training has, it goes on.</param>
    /// <returns>Seconds a step, from the first that is asked for until the last is told, and what silent features gave it to do.</returns>
    public (double Seconds, SilentLoad Silent) Run(IGpuDriver driver, int steps)
    {
        using GpuEnsemble ensemble = new(driver, Shape, _images.Pixels);
        ensemble.Upload(_start);
        StepsOfRecipe told = new(_recipe, Shape.Inputs, Math.Max(_plan.Steps, steps));
        Queue<int> untold = new();
        SilentLoad silent = default;
        long start = Stopwatch.GetTimestamp();
        for (int step = 0; step < steps; step++)
        {
            (int epoch, int index) = Math.DivRem(step, _plan.StepsPerEpoch);
            if (index == 0)
            {
                ensemble.ClearCounts();
                ensemble.Announce(_plan.OrderOf(epoch));
            }

            (int first, int images) = _plan.ImagesOf(index).GetOffsetAndLength(_plan.Images);
            ensemble.Step(first, images, told.At(step + 1, images));
            untold.Enqueue(images);
            if (untold.Count == Together || step == steps - 1)
            {
                silent = Told(ensemble, untold, silent);
            }
        }

        return (Stopwatch.GetElapsedTime(start).TotalSeconds / steps, new SilentLoad(silent.Features / steps, silent.Rows / steps, silent.Entries / steps));
    }

    private SilentLoad Told(GpuEnsemble ensemble, Queue<int> untold, SilentLoad silent)
    {
        EnsembleSums sums = new(Shape.Members);
        while (untold.TryDequeue(out int images))
        {
            ensemble.Tell(sums);
            foreach (int features in sums.Silent)
            {
                silent = new(silent.Features + features, silent.Rows + (features > 0 ? images : 0), silent.Entries + (images * Math.Min(features, Shape.AuxiliaryK)));
            }
        }

        return silent;
    }
}
