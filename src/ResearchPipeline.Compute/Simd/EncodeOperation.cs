using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// W x + b with images in the lanes: a tile of images is packed once, column by column, leaving out the pixels that are
/// zero in all of them (about half of MNIST), and every member multiplies the same packed tile. Tiles are
/// member × image tile × block of features, all independent.
/// </summary>
internal sealed unsafe class EncodeOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private const int FeatureBlock = 120;
    private const int FeaturesAtOnce = 6;
    private readonly PackOperation<TVector, TLanes> _pack = new();
    private EnsembleBatch _batch = null!;
    private Layer[] _layers = null!;
    private int _featureBlocks;

    private static int ImagesAtOnce => 2 * TLanes.Count;

    public void Run(WorkerPool pool, EnsembleBatch batch, Layer[] layers)
    {
        _batch = batch;
        _layers = layers;
        _featureBlocks = (layers[0].Latents + FeatureBlock - 1) / FeatureBlock;
        int imageTiles = _pack.Run(pool, batch);
        pool.Run(this, layers.Length * imageTiles * _featureBlocks);
    }

    public void Run(int tile)
    {
        (int rest, int block) = Math.DivRem(tile, _featureBlocks);
        (int member, int imageTile) = Math.DivRem(rest, _pack.Tiles);
        Layer layer = _layers[member];
        Matrix output = _batch.Preactivations[member];
        int images = Math.Min(ImagesAtOnce, _batch.Rows - imageTile * ImagesAtOnce);
        int end = Math.Min(layer.Latents, (block + 1) * FeatureBlock);
        float* scratch = stackalloc float[FeaturesAtOnce * ImagesAtOnce];
        for (int f = block * FeatureBlock; f < end;)
        {
            int features = end - f >= FeaturesAtOnce ? FeaturesAtOnce : 1;
            float* rows = layer.Weights.Pointer + (nint)f * layer.Inputs;
            float* bias = layer.EncoderBias.Pointer + f;
            if (features == 1)
            {
                OneFeature(imageTile, rows, bias, scratch);
            }
            else
            {
                SixFeatures(imageTile, rows, layer.Inputs, bias, scratch);
            }

            Scatter(scratch, features, images, output.Pointer + (nint)imageTile * ImagesAtOnce * output.Columns + f, output.Columns);
            f += features;
        }
    }

    // The lanes hold images, the output wants features side by side: a small transposition through the first-level cache.
    private static void Scatter(float* scratch, int features, int images, float* output, int stride)
    {
        for (int image = 0; image < images; image++, output += stride)
        {
            for (int feature = 0; feature < features; feature++)
            {
                output[feature] = scratch[feature * ImagesAtOnce + image] + 0f;
            }
        }
    }

    private void OneFeature(int imageTile, float* row, float* bias, float* scratch)
    {
        int* columns = _pack.Columns(imageTile, out int count);
        float* x = _pack.Values(imageTile);
        TVector low = TLanes.Broadcast(bias[0]);
        TVector high = low;
        for (int i = 0; i < count; i++, x += ImagesAtOnce)
        {
            TVector w = TLanes.Broadcast(row[columns[i]]);
            low = TLanes.MultiplyAdd(w, TLanes.Load(x), low);
            high = TLanes.MultiplyAdd(w, TLanes.Load(x + TLanes.Count), high);
        }

        TLanes.Store(low, scratch);
        TLanes.Store(high, scratch + TLanes.Count);
    }

    // Twelve accumulators, two loads and six broadcasts a column: enough chains to keep both multipliers busy,
    // few enough to fit the sixteen registers of AVX2. Written out, because a loop over accumulators would spill them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SixFeatures(int imageTile, float* r0, int stride, float* bias, float* scratch)
    {
        int* columns = _pack.Columns(imageTile, out int count);
        float* x = _pack.Values(imageTile);
        float* r1 = r0 + stride;
        float* r2 = r1 + stride;
        float* r3 = r2 + stride;
        float* r4 = r3 + stride;
        float* r5 = r4 + stride;
        TVector a0 = TLanes.Broadcast(bias[0]), b0 = a0;
        TVector a1 = TLanes.Broadcast(bias[1]), b1 = a1;
        TVector a2 = TLanes.Broadcast(bias[2]), b2 = a2;
        TVector a3 = TLanes.Broadcast(bias[3]), b3 = a3;
        TVector a4 = TLanes.Broadcast(bias[4]), b4 = a4;
        TVector a5 = TLanes.Broadcast(bias[5]), b5 = a5;
        for (int i = 0; i < count; i++, x += ImagesAtOnce)
        {
            nint d = columns[i];
            TVector low = TLanes.Load(x);
            TVector high = TLanes.Load(x + TLanes.Count);
            TVector w = TLanes.Broadcast(r0[d]);
            a0 = TLanes.MultiplyAdd(w, low, a0);
            b0 = TLanes.MultiplyAdd(w, high, b0);
            w = TLanes.Broadcast(r1[d]);
            a1 = TLanes.MultiplyAdd(w, low, a1);
            b1 = TLanes.MultiplyAdd(w, high, b1);
            w = TLanes.Broadcast(r2[d]);
            a2 = TLanes.MultiplyAdd(w, low, a2);
            b2 = TLanes.MultiplyAdd(w, high, b2);
            w = TLanes.Broadcast(r3[d]);
            a3 = TLanes.MultiplyAdd(w, low, a3);
            b3 = TLanes.MultiplyAdd(w, high, b3);
            w = TLanes.Broadcast(r4[d]);
            a4 = TLanes.MultiplyAdd(w, low, a4);
            b4 = TLanes.MultiplyAdd(w, high, b4);
            w = TLanes.Broadcast(r5[d]);
            a5 = TLanes.MultiplyAdd(w, low, a5);
            b5 = TLanes.MultiplyAdd(w, high, b5);
        }

        Keep(0, a0, b0);
        Keep(1, a1, b1);
        Keep(2, a2, b2);
        Keep(3, a3, b3);
        Keep(4, a4, b4);
        Keep(5, a5, b5);

        void Keep(int feature, TVector low, TVector high)
        {
            TLanes.Store(low, scratch + feature * ImagesAtOnce);
            TLanes.Store(high, scratch + feature * ImagesAtOnce + TLanes.Count);
        }
    }
}
