using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Networks;

/// <summary>The images of a step as a network sees them: to be made again, or with their labels.</summary>
internal sealed class TrainingBatch : IBatch<float>
{
    private readonly IArithmetic<float> _arithmetic;
    private readonly ITrainingInputs _inputs;
    private readonly ReadOnlyMemory<byte>? _labels;
    private readonly View<float> _shown, _targets;
    private readonly int _classes;
    private readonly float[] _room, _stagedTargets;
    private int[] _images = [];
    private int _count;
    private int _part = -1;

    /// <param name="arithmetic">Where to compute.</param>
    /// <param name="inputs">What is shown of the images.</param>
    /// <param name="labels">What is to be said of them; null where inputs are to be made again.</param>
    /// <param name="classes">Of the labels.</param>
    /// <param name="capacity">Images of a part, at most.</param>
    public TrainingBatch(IArithmetic<float> arithmetic, ITrainingInputs inputs, ReadOnlyMemory<byte>? labels, int classes, int capacity)
    {
        (_arithmetic, _inputs, _labels, _classes) = (arithmetic, inputs, labels, classes);
        _shown = arithmetic.Zeros(capacity, inputs.Width);
        _targets = labels is null ? _shown : arithmetic.Zeros(capacity, classes);
        _room = new float[inputs.Width];
        _stagedTargets = new float[labels is null ? 0 : capacity * classes];
    }

    public int Images => _count;

    public int Parts => (_count + _shown.Rows - 1) / _shown.Rows;

    /// <summary>Shows these images from now on.</summary>
    public void Show(ReadOnlySpan<int> images)
    {
        if (_images.Length < images.Length)
        {
            _images = new int[images.Length];
        }

        images.CopyTo(_images);
        (_count, _part) = (images.Length, -1);
    }

    public int FirstRow(int part) => part * _shown.Rows;

    public View<float> Inputs(int part)
    {
        Bring(part);
        return _shown.RowsFrom(0, CountOf(part));
    }

    public View<float> Targets(int part)
    {
        Bring(part);
        return _targets.RowsFrom(0, CountOf(part));
    }

    private int CountOf(int part) => Math.Min(_shown.Rows, _count - FirstRow(part));

    private void Bring(int part)
    {
        if (part == _part)
        {
            return;
        }

        int count = CountOf(part);
        Array.Clear(_stagedTargets);
        for (int i = 0; i < count; i++)
        {
            int image = _images[FirstRow(part) + i];
            _arithmetic.Write(_inputs.Of(image, _room), _shown.RowsFrom(i, 1));
            if (_labels is ReadOnlyMemory<byte> labels)
            {
                _stagedTargets[i * _classes + labels.Span[image]] = 1;
            }
        }

        if (_labels is not null)
        {
            _arithmetic.Write(_stagedTargets.AsSpan(0, count * _classes), _targets.RowsFrom(0, count));
        }

        _part = part;
    }
}
