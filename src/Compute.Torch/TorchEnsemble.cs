using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training;
using TorchSharp;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>A tied k-sparse ensemble that learns by autograd. Silent features are restarted by our own learner, in the state that libtorch has reached: what restarts is drawn, not differentiated.</summary>
internal sealed class TorchEnsemble : ITorchLearner
{
    private readonly Study _study;
    private readonly TiedEnsemble _recipe;
    private readonly ImageSet _images;
    private readonly ILearner _own;
    private readonly Numbers _numbers;
    private readonly EnsembleTensors _tensors;
    private readonly TorchOptimizer _optimizer;
    private readonly DynamicLossScale _scale;
    private readonly double[][] _squaredErrors;
    private readonly TrainingPlan _plan;
    private Tensor _silence;
    private Tensor _counts;

    /// <param name="study">What is learned.</param>
    /// <param name="images">The training images.</param>
    /// <param name="own">Our own learner of it, before its first step.</param>
    /// <param name="numbers">To compute with.</param>
    public TorchEnsemble(Study study, ImageSet images, ILearner own, Numbers numbers)
    {
        (_study, _recipe, _images, _own, _numbers) = (study, TiedEnsembleModule.ofStudy(study), images, own, numbers);
        _plan = LearnerTraining.PlanOf(study) with { Images = images.Count };
        _tensors = new EnsembleTensors(_recipe, own.State(), numbers);
        _optimizer = new TorchOptimizer(study.Learner.Training, _tensors.Learned, _plan.Steps);
        _scale = new DynamicLossScale(numbers.NeedsLossScale);
        _squaredErrors = [.. Enumerable.Range(0, _recipe.Members).Select(_ => new double[images.Count])];
        _silence = zeros([_recipe.Members, _recipe.Latents], ScalarType.Int64, numbers.Place);
        _counts = zeros_like(_silence);
    }

    public int Skipped => _scale.Skipped;

    public double LossScale => _scale.Value;

    public void BeginEpoch() => _counts.zero_();

    public void Step(ReadOnlySpan<int> images, long time, Curves curves)
    {
        using DisposeScope scope = NewDisposeScope();
        EnsembleLoss loss = EnsembleLoss.Of(_recipe, _numbers, _tensors.Parameters, _numbers.Of(_images, images), _silence);
        Tensor[] gradients = autograd.grad([loss.Total(_recipe) * _scale.Value], _tensors.Learned).ToArray();
        AddTo(curves, loss);
        Note(loss, images);
        using (no_grad())
        {
            if (_scale.Undo(gradients))
            {
                _optimizer.Move(gradients, time, _plan.EpochOf(time));
                Follow();
            }
        }
    }

    // Features are restarted in binary32: only what has changed there is taken back.
    public void EndEpoch(int epoch, bool isLast, Curves curves)
    {
        IReadOnlyDictionary<string, TensorView> before = State();
        _own.Restore(before);
        _own.EndEpoch(epoch, isLast, curves);
        IReadOnlyDictionary<string, TensorView> after = _own.State();
        using (no_grad())
        {
            _tensors.TakeChanges(before, after, _optimizer);
        }
    }

    public IReadOnlyDictionary<string, TensorView> State()
    {
        using DisposeScope scope = NewDisposeScope();
        Dictionary<string, TensorView> state = new(_own.State());
        _tensors.AddTo(state, _optimizer);
        long[] counts = _counts.cpu().data<long>().ToArray();
        long[] silence = _silence.cpu().data<long>().ToArray();
        for (int member = 0; member < _recipe.Members; member++)
        {
            Range own = (member * _recipe.Latents)..((member + 1) * _recipe.Latents);
            state[FormattableString.Invariant($"activity.{member:00}.counts")] = TensorView.Of(counts.AsSpan(own), _recipe.Latents);
            state[FormattableString.Invariant($"activity.{member:00}.silent-images")] = TensorView.Of(silence.AsSpan(own), _recipe.Latents);
            state[FormattableString.Invariant($"activity.{member:00}.squared-errors")] = TensorView.Of(_squaredErrors[member], _images.Count);
        }

        return state;
    }

    // The average follows the weights before their rows are brought to their norm again.
    private void Follow()
    {
        using DisposeScope scope = NewDisposeScope();
        double rate = _recipe.Averaging is Averaging.Exponential exponential ? 1 - exponential.decay : 1;
        _tensors.Follow(rate);
        if (_recipe.RowNorms.IsNormsOfTheStart)
        {
            _tensors.Rescale(Math.Sqrt(Math.Min(1, (double)_images.ImagePixels / _recipe.Latents)));
        }
    }

    private void AddTo(Curves curves, EnsembleLoss loss)
    {
        curves.AddPart(TrainingCurves.ReconstructionPart, Numbers.ReadWide(loss.Reconstruction));
        curves.AddPart(TrainingCurves.ConsistencyPart, Numbers.ReadWide(loss.Consistency));
        if (!_recipe.AuxiliaryLoss.IsNoAuxiliaryLoss)
        {
            curves.AddPart(TrainingCurves.AuxiliaryPart, Numbers.ReadWide(loss.Auxiliary));
        }
    }

    private void Note(EnsembleLoss loss, ReadOnlySpan<int> images)
    {
        Tensor old = _silence;
        _silence = loss.Silence.MoveToOuterDisposeScope();
        old.Dispose();
        _counts.scatter_add_(1, loss.Indices.flatten(1), loss.Values.detach().ne(0).to(ScalarType.Int64).flatten(1));
        double[] squared = Numbers.ReadWide(loss.SquaredErrors);
        for (int member = 0; member < _recipe.Members; member++)
        {
            for (int i = 0; i < images.Length; i++)
            {
                _squaredErrors[member][images[i]] = squared[member * images.Length + i];
            }
        }
    }
}
