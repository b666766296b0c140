using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// An update, and the preactivations of the images that come next: a few rows are updated, which waits for memory, and then multiplied while they
/// are still in a cache, which waits for the multipliers. Weights come from memory once a step instead of twice, and a thread that waits for memory
/// leaves more of it to one that multiplies.
/// </summary>
internal sealed unsafe class UpdateAndEncodeOperation<TVector, TLanes>(
    UpdateOperation<TVector, TLanes> update, EncodeOperation<TVector, TLanes> encode) : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly TileHashes _hashes = new();
    private Layer[] _layers = null!;
    private int _tilesPerMember;

    private static int FeatureBlock => EncodeOperation<TVector, TLanes>.FeatureBlock;

    private static int FeaturesAtOnce => EncodeOperation<TVector, TLanes>.FeaturesAtOnce;

    public void Run(
        WorkerPool pool, EnsembleBatch batch, Layer[] layers, OptimizerState[] states, LossScale scale, in AdamStep step, EnsembleBatch next)
    {
        _layers = layers;
        update.Begin(pool, batch, layers, states, scale, step);
        encode.Begin(pool, next, layers);
        _tilesPerMember = (layers[0].Latents + FeatureBlock - 1) / FeatureBlock;
        _hashes.Open(layers.Length * _tilesPerMember);
        pool.Run(this, layers.Length * _tilesPerMember);
        _hashes.Close(batch, _tilesPerMember);
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _tilesPerMember);
        int start = block * FeatureBlock;
        int features = Math.Min(_layers[member].Latents - start, FeatureBlock);
        float* room = stackalloc float[encode.Room];
        ParameterHash hash = default;
        for (int offset = 0; offset < features; offset += FeaturesAtOnce)
        {
            int count = Math.Min(features - offset, FeaturesAtOnce);
            hash += update.UpdateRows(member, start + offset, start + offset + count);
            encode.EncodeRows(member, start, offset, count, room);
        }

        encode.ScatterRows(member, start, features, room);
        _hashes.Set(tile, hash);
    }
}
