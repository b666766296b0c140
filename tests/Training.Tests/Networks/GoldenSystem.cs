using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;
using ResearchPipeline.Training.Networks;
using ResearchPipeline.Training.Optimizers;

namespace ResearchPipeline.Training.Tests.Networks;

/// <summary>A small study with a third of all its sizes, put together as a run does it; weights, images and labels are the formulas of bench/golden_networks.py.</summary>
internal sealed class GoldenSystem
{
    public const ulong Seed = 0x0123456789ABCDEF;
    private const int Pixels = ShrunkStudy.PixelsOfThird;
    private const int Images = 9;
    private const int StepsOfEpoch = 5;
    private const int Member = 1;
    private readonly IArithmetic<float> _arithmetic;
    private readonly Learner _learner;
    private readonly IOptimizer<float> _optimizer;
    private readonly int _partSize;
    private Clock _clock;

    public GoldenSystem(IArithmetic<float> arithmetic, string name)
    {
        (_arithmetic, _learner) = (arithmetic, ShrunkStudy.ThirdOf(Catalogue.small.Single(study => study.Name == name).Learner));

        // A batch passes in parts of 4, 4 and 1, but where the code is of the whole batch.
        _partSize = _learner.Autoencoder()?.Network.Code.IsKLargestOfBatch == true ? Images : 4;
        Network = new NetworkAssembly<float>(arithmetic, _learner, Seed, Member, _partSize, new ImageKind(new ImageShape(rows: 3, columns: Pixels / 3, channels: 1), classes: 10)).Learning();
        Fill(Network.Parameters, firstPlace: 0);
        Specification.Training training = _learner.Training;
        _optimizer = IsOfLbfgs
            ? new MomentumOptimizer<float>(arithmetic, Network.Parameters, Schedule<double>.NewConstant(0.1), Schedule<double>.NewConstant(0), isNesterov: false, RateSchedule.ConstantRate)
            : OptimizerOf.Training(arithmetic, Network.Parameters, training);
        Average = training.Averaging is Averaging.Exponential exponential ? new RunningAverage<float>(arithmetic, Network.Parameters, exponential.decay) : null;
    }

    /// <summary>Whether its optimiser is L-BFGS; then plain gradient steps take it from place to place.</summary>
    public bool IsOfLbfgs => _learner.Training.Optimizer.IsLbfgs;

    public Network<float> Network { get; }

    public RunningAverage<float>? Average { get; }

    /// <summary>The loss of the images of a step.</summary>
    public double Look(int time)
    {
        _clock = new Clock(time, 2 * StepsOfEpoch, (time - 1) / StepsOfEpoch);
        Network.Show(Batch((time - 1) * Images), _clock);
        return _optimizer.Look(Network, _clock);
    }

    /// <summary>Moves the parameters.</summary>
    public void Move()
    {
        _optimizer.Move(Network, _clock);
        Average?.Follow();
    }

    public float[] Read(View<float> view)
    {
        float[] values = new float[view.Count];
        _arithmetic.Read(view, values);
        return values;
    }

    private FixedBatch<float> Batch(int first)
    {
        View<float> images = Filled(Images, Pixels, (b, d) => PixelOf(first + b, d));
        if (_learner.Autoencoder() is not null)
        {
            return new FixedBatch<float>(images, images, _partSize);
        }

        View<float> labels = Filled(Images, 10, (b, label) => (((first + b) * 7) + ((first + b) / 3)) % 10 == label ? 1 : 0);
        return new FixedBatch<float>(_learner.IsFineTuning() || _learner.Below() is null ? images : Frozen(_learner.Below()!, images), labels, _partSize);
    }

    private View<float> Frozen(Learner below, View<float> images)
    {
        ParameterSet<float> parameters = new(_arithmetic);
        AutoencoderChain<float> chain = new(_arithmetic, parameters, "", below, Pixels, Images);
        BlockChain<float> blocks = new(_learner.Input.IsReconstructionsOf
            ? [.. chain.Encoder(CodeUse.Reconstruction, default), .. chain.Decoder(toLogits: false)]
            : [.. chain.Encoder(CodeUse.Features, default)]);
        Fill(parameters.All, firstPlace: 100);
        return blocks.Forward(images);
    }

    private void Fill(IReadOnlyList<Parameter<float>> parameters, int firstPlace)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            int place = firstPlace + i;
            View<float> values = Filled(
                parameters[i].Values.Rows, parameters[i].Values.Columns, (r, c) => (float)(((((r * 7919) + (c * 104729) + (place * 1299709)) % 2003 / 2003.0) - 0.5) * 0.9));
            _arithmetic.Combine(Formula.Copy, default, values, values, values, parameters[i].Values);
        }
    }

    private View<float> Filled(int rows, int columns, Func<int, int, float> formula)
    {
        View<float> view = _arithmetic.Zeros(rows, columns);
        _arithmetic.Write([.. Enumerable.Range(0, rows * columns).Select(i => formula(i / columns, i % columns))], view);
        return view;
    }

    private static float PixelOf(int image, int pixel) =>
        ((image * 31) + (pixel * 17)) % 97 < 60 ? (float)(((image * 13) + (pixel * 7)) % 256 / 255.0) : 0;
}
