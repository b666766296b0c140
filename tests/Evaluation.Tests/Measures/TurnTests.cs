using System.Reflection;
using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Measures;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Evaluation.Tests.Measures;

/// <summary>What is measured beside the rest would race for the backend, if it asked for more than its turn allows.</summary>
public sealed class TurnTests
{
    [Fact]
    public void What_is_measured_from_the_beginning_asks_for_nothing_that_a_model_or_a_backend_computes() =>
        NamesOfThoseThatCompute(Turn.FromTheBeginning, shown: false).ShouldBe([]);

    [Fact]
    public void What_is_measured_once_the_images_were_shown_asks_for_what_that_gave_alone() =>
        NamesOfThoseThatCompute(Turn.OnceShown, shown: true).ShouldBe([]);

    // Else the two tests above could not fail.
    [Fact]
    public void What_is_measured_in_order_may_ask_for_more()
    {
        NamesOfThoseThatCompute(Turn.OnceShown, shown: false).ShouldContain(nameof(CodesTable));
        NamesOfThoseThatCompute(Turn.InOrder, shown: true).ShouldContain(nameof(TrainingTable));
    }

    private static string[] NamesOfThoseThatCompute(Turn turn, bool shown)
    {
        string folder = Directory.CreateTempSubdirectory("turns-").FullName;
        using IBackend guarded = DispatchProxy.Create<IBackend, Guard>();
        Guard guard = (Guard)guarded;
        guard.Inner = Backends.Create("reference", 1);
        TrainedEnsemble model = TinyStudy.Model(guarded);
        Subject subject = new(model, TinyStudy.Study, TinyStudy.Data, guarded, new EvaluationProgress((_, _) => { }, EvaluationPart.Of(typeof(TrainedEnsemble), [Question.Everything])));
        if (shown)
        {
            subject.Show();
            // Of the last images a model keeps what it made: it sees others.
            _ = model.Reconstruct(ImageBatch.Of(TinyStudy.Data.Train, [0]));
        }

        guard.IsClosed = true;
        string[] computing =
        [
            .. MeasureList.For(typeof(TrainedEnsemble), [Question.Everything]).Where(measure => measure.Turn == turn).Where(measure =>
            {
                try
                {
                    measure.Write(subject, folder, EvaluationRun.ProvenanceOf(TinyStudy.Study));
                    return false;
                }
                catch (ClosedException)
                {
                    return true;
                }
            }).Select(measure => measure.GetType().Name),
        ];
        Directory.Delete(folder, recursive: true);
        return computing;
    }

    internal sealed class ClosedException : Exception;

    /// <summary>A backend that computes until it is closed.</summary>
    public class Guard : DispatchProxy
    {
        public IBackend? Inner { get; set; }

        public bool IsClosed { get; set; }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            IsClosed && targetMethod!.Name != nameof(IDisposable.Dispose) ? throw new ClosedException() : targetMethod!.Invoke(Inner, args);
    }
}
