using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Gradient and Adam of one weight row after another: the gradient row never leaves the first-level cache, and weights
/// and moments are read and written once.
/// </summary>
internal sealed unsafe class UpdateOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int FeaturesPerTile = 32;
    private readonly InvertedIndex _index = new();
    private EnsembleBatch _batch = null!;
    private Layer[] _layers = null!;
    private OptimizerState[] _states = null!;
    private float _scale;
    private AdamStep _step;
    private int _tilesPerMember;

    public void Run(
        WorkerPool pool, EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step)
    {
        (_batch, _layers, _states, _scale, _step) = (batch, layers, states, (float)scale.Residual, step);
        _index.Run(pool, batch);
        _tilesPerMember = (layers[0].Latents + FeaturesPerTile - 1) / FeaturesPerTile;
        pool.Run(this, layers.Length * _tilesPerMember);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        Layer layer = _layers[member];
        int inputs = layer.Inputs;
        Span<float> row = inputs <= 4096 ? stackalloc float[inputs] : new float[inputs];
        int end = Math.Min(layer.Latents, (block + 1) * FeaturesPerTile);
        fixed (float* gradient = row)
        {
            for (int f = block * FeaturesPerTile; f < end; f++)
            {
                row.Clear();
                SumGradient(member, f, gradient, inputs);
                nint offset = (nint)f * inputs;
                RowKernels<TVector, TLanes>.Adam(
                    gradient, inputs, layer.Weights.Pointer + offset, _states[member].First.Weights.Pointer + offset,
                    _states[member].Second.Weights.Pointer + offset, _states[member].Average.Weights.Pointer + offset, _step);
            }
        }
    }

    // Two images a pass: decoder and encoder terms of both are four links of the chain.
    private void SumGradient(int member, int feature, float* gradient, int inputs)
    {
        ReadOnlySpan<int> positions = _index.Of(member, feature);
        SparseCodes codes = _batch.Codes[member];
        int i = 0;
        for (; i <= positions.Length - 2; i += 2)
        {
            Term first = At(positions[i]);
            Term second = At(positions[i + 1]);
            RowKernels<TVector, TLanes>.AddFour(
                gradient, inputs, first.Z, first.Residual, first.G, first.X, second.Z, second.Residual, second.G, second.X);
        }

        if (i < positions.Length)
        {
            Term last = At(positions[i]);
            RowKernels<TVector, TLanes>.AddOne(gradient, inputs, last.Z, last.Residual);
            RowKernels<TVector, TLanes>.AddOne(gradient, inputs, last.G, last.X);
        }

        Term At(int position)
        {
            nint offset = (nint)(position / codes.K) * inputs;
            return new Term
            {
                Z = _scale * codes.Values[position],
                G = _batch.CodeGradients[member].Values[position],
                Residual = _batch.Residuals[member].Pointer + offset,
                X = _batch.Inputs.Pointer + offset,
            };
        }
    }

    private ref struct Term
    {
        public float Z;
        public float G;
        public float* Residual;
        public float* X;
    }
}
