using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Members that each learn a network by autograd: what a network of blocks learns.</summary>
internal sealed class TorchMembers : ITorchLearner
{
    private readonly TorchMember[] _members;
    private readonly ILearner _own;
    private readonly TrainingPlan _plan;

    /// <param name="study">What is learned.</param>
    /// <param name="images">The images that it learns from.</param>
    /// <param name="own">Our own learner of it, before its first step.</param>
    /// <param name="arithmetic">Draws noise and what is left out.</param>
    /// <param name="numbers">To compute with.</param>
    public TorchMembers(Study study, ImageSet images, ILearner own, IArithmetic<float> arithmetic, Numbers numbers)
    {
        _own = own;
        _plan = LearnerTraining.PlanOf(study);
        _members = [.. Enumerable.Range(0, own.Members).Select(member => new TorchMember(study, images, own, member, new TorchDraws(arithmetic, numbers, study.Seed, member), numbers, _plan.Steps))];
    }

    public int Skipped => _members.Sum(member => member.Skipped);

    public double LossScale => _members.Min(member => member.LossScale);

    public void BeginEpoch()
    {
    }

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        int[] shown = images.ToArray();
        IReadOnlyDictionary<string, double>[] terms = [.. _members.Select(member => member.Step(shown, time, _plan.EpochOf(time)))];
        foreach (CurveShape part in curves.Parts)
        {
            curves.AddPart(part.Name, [.. terms.Select(term => term[part.Name])]);
        }
    }

    // Every step evaluates a loss once.
    public void EndEpoch(int epoch, bool isLast, Curves curves)
    {
        long[] evaluations = new long[_members.Length];
        Array.Fill(evaluations, _plan.StepsPerEpoch);
        curves.AddCount(NetworkCurves.EvaluationsCount, evaluations);
    }

    public IReadOnlyDictionary<string, TensorView> State()
    {
        Dictionary<string, TensorView> state = new(_own.State());
        foreach (TorchMember member in _members)
        {
            member.AddTo(state);
        }

        return state;
    }
}
