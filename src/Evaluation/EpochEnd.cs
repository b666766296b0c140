using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>What a member is at the end of an epoch.</summary>
/// <param name="Evaluated">Its reconstructions of the evaluated images.</param>
/// <param name="Train">Those of images that were learned from.</param>
/// <param name="Activations">Of each feature, the evaluated images that activate it.</param>
/// <param name="Silent">Features that the epoch's images left silent.</param>
/// <param name="Restarted">Features that were restarted then.</param>
internal readonly record struct EpochEnd(EpochEnd.Quality Evaluated, EpochEnd.Quality Train, int[] Activations, int Silent, int Restarted)
{
    /// <summary>Features that no evaluated image activates.</summary>
    public int Dead => Activations.Count(images => images == 0);

    /// <summary>Every member at the end of every epoch: [epoch][member].</summary>
    public static EpochEnd[][] OfAll(Subject subject, IHasHistory history)
    {
        ImageSet images = TrainImageMeasures.Choose(subject.Images.Train);
        IReadOnlyList<ImageBatch> trainBatches = ImageBatch.Of(images);
        Action<double> progress = subject.Progress.Of(EvaluationPart.Epochs);
        double epochs = history.Curves.Epochs;
        double testShare = (double)subject.Images.Test.Count / (subject.Images.Test.Count + images.Count);
        return [.. Enumerable.Range(0, history.Curves.Epochs).Select(epoch =>
        {
            object model = history.AtEndOf(epoch);
            TestSetEvaluation test = ReferenceEquals(model, subject.Model)
                ? subject.Test
                : TestSetEvaluation.Run(model, subject.TestBatches, subject.Kind.Classes, share => progress((epoch + testShare * share) / epochs), asWhole: false);
            ImageMeasures[] train = TrainImageMeasures.Of(model, trainBatches, share => progress((epoch + testShare + (1 - testShare) * share) / epochs));
            return Array.ConvertAll(Enumerable.Range(0, train.Length).ToArray(), member => new EpochEnd(
                Quality.Of(test.Members[member], images.ImagePixels),
                Quality.Of(train[member], images.ImagePixels),
                test.Codes[member].Activations(),
                checked((int)history.Curves.Silent(epoch, member)),
                checked((int)history.Curves.Restarted(epoch, member))));
        })];
    }

    internal readonly record struct Quality(double Mse, double Pearson)
    {
        public static Quality Of(ImageMeasures measures, int pixels) =>
            new(SquaredError.mean(measures.SquaredErrors, pixels), Descriptive.mean(measures.DefinedPearson()));
    }
}
