using System.Runtime.CompilerServices;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// W x + b with images in the lanes: a tile of two registers' worth is packed once, column by column, leaving out the pixels
/// that are zero in all of them, and every member multiplies the same packed tiles. A work item is
/// member × block of features: the block's weight rows come from memory once and meet every image tile in the second-level cache.
/// </summary>
internal sealed unsafe class EncodeOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    /// <summary>Features of a work item.</summary>
    public const int FeatureBlock = 48;

    /// <summary>Features that share what is loaded of an image.</summary>
    public const int FeaturesAtOnce = 6;

    private readonly PackOperation<TVector, TLanes> _pack = new();
    private EnsembleBatch _batch = null!;
    private Layer[] _layers = null!;
    private int _featureBlocks;

    private static int ImagesAtOnce => PackOperation<TVector, TLanes>.ImagesAtOnce;

    public void Run(WorkerPool pool, EnsembleBatch batch, Layer[] layers)
    {
        Begin(pool, batch, layers);
        _featureBlocks = (layers[0].Latents + FeatureBlock - 1) / FeatureBlock;
        pool.Run(this, layers.Length * _featureBlocks);
    }

    /// <summary>Numbers that a block of all images has room for.</summary>
    public int Room => _pack.Tiles * FeatureBlock * ImagesAtOnce;

    /// <summary>Makes ready for <see cref="EncodeRows"/>: packs the images.</summary>
    public void Begin(WorkerPool pool, EnsembleBatch batch, Layer[] layers)
    {
        (_batch, _layers) = (batch, layers);
        _pack.Run(pool, batch);
    }

    /// <summary>Some features of a block, of all images.</summary>
    /// <param name="member">Of which member.</param>
    /// <param name="start">The block's first feature.</param>
    /// <param name="offset">The first of these features, from there.</param>
    /// <param name="features">How many.</param>
    /// <param name="block">Receives preactivations; <see cref="Room"/>.</param>
    public void EncodeRows(int member, int start, int offset, int features, float* block)
    {
        for (int imageTile = 0; imageTile < _pack.Tiles; imageTile++)
        {
            Encode(_layers[member], imageTile, start + offset, features, block + (imageTile * FeatureBlock + offset) * ImagesAtOnce);
        }
    }

    /// <summary>Brings a block to where its features belong.</summary>
    public void ScatterRows(int member, int start, int features, float* block)
    {
        for (int imageTile = 0; imageTile < _pack.Tiles; imageTile++)
        {
            Scatter(_batch.Preactivations[member], imageTile, start, features, block + imageTile * FeatureBlock * ImagesAtOnce);
        }
    }

    public void Run(int tile)
    {
        (int member, int block) = Math.DivRem(tile, _featureBlocks);
        int start = block * FeatureBlock;
        int features = Math.Min(_layers[member].Latents - start, FeatureBlock);
        float* scratch = stackalloc float[FeatureBlock * ImagesAtOnce];
        for (int imageTile = 0; imageTile < _pack.Tiles; imageTile++)
        {
            Encode(_layers[member], imageTile, start, features, scratch);
            Scatter(_batch.Preactivations[member], imageTile, start, features, scratch);
        }
    }

    private void Encode(Layer layer, int imageTile, int start, int features, float* scratch)
    {
        float* rows = layer.Weights.Pointer + (nint)start * layer.Inputs;
        float* bias = layer.EncoderBias.Pointer + start;
        int f = 0;
        for (; f <= features - FeaturesAtOnce; f += FeaturesAtOnce)
        {
            SixFeatures(imageTile, rows + (nint)f * layer.Inputs, layer.Inputs, bias + f, scratch + f * ImagesAtOnce);
        }

        for (; f < features; f++)
        {
            OneFeature(imageTile, rows + (nint)f * layer.Inputs, bias[f], scratch + f * ImagesAtOnce);
        }
    }

    // The lanes hold images, the output wants features side by side.
    private void Scatter(Matrix output, int imageTile, int start, int features, float* scratch)
    {
        ReadOnlySpan<int> images = _pack.Images(imageTile);
        int whole = features - features % Transposition.Side;
        int lane = 0;
        for (; lane <= images.Length - Transposition.Side; lane += Transposition.Side)
        {
            float* target0 = Target(images[lane]), target1 = Target(images[lane + 1]);
            float* target2 = Target(images[lane + 2]), target3 = Target(images[lane + 3]);
            for (int f = 0; f < whole; f += Transposition.Side)
            {
                Transposition.Copy(
                    scratch + f * ImagesAtOnce + lane, ImagesAtOnce, target0 + f, target1 + f, target2 + f, target3 + f);
            }
        }

        for (int rest = 0; rest < images.Length; rest++)
        {
            float* target = Target(images[rest]);
            for (int f = rest < lane ? whole : 0; f < features; f++)
            {
                target[f] = scratch[f * ImagesAtOnce + rest];
            }
        }

        float* Target(int image) => output.Pointer + (nint)image * output.Columns + start;
    }

    private void OneFeature(int imageTile, float* row, float bias, float* scratch)
    {
        int* columns = _pack.Columns(imageTile, out int count);
        float* x = _pack.Values(imageTile);
        TVector low = TLanes.Broadcast(bias), high = low;
        for (int i = 0; i < count; i++, x += ImagesAtOnce)
        {
            TVector w = TLanes.Broadcast(row[columns[i]]);
            low = TLanes.MultiplyAdd(w, TLanes.Load(x), low);
            high = TLanes.MultiplyAdd(w, TLanes.Load(x + TLanes.Count), high);
        }

        Keep(low, high, scratch);
    }

    // Twelve accumulators, two loads and six broadcasts a column: enough chains to keep both multipliers busy, few enough to
    // fit the sixteen registers of AVX2. Written out, because a loop over accumulators would spill them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SixFeatures(int imageTile, float* rows, nint stride, float* bias, float* scratch)
    {
        int* columns = _pack.Columns(imageTile, out int count);
        float* x = _pack.Values(imageTile);
        TVector a0 = TLanes.Broadcast(bias[0]), b0 = a0, a1 = TLanes.Broadcast(bias[1]), b1 = a1;
        TVector a2 = TLanes.Broadcast(bias[2]), b2 = a2, a3 = TLanes.Broadcast(bias[3]), b3 = a3;
        TVector a4 = TLanes.Broadcast(bias[4]), b4 = a4, a5 = TLanes.Broadcast(bias[5]), b5 = a5;
        nint twice = 2 * stride;
        nint thrice = 3 * stride;
        for (int i = 0; i < count; i++, x += ImagesAtOnce)
        {
            TVector low = TLanes.Load(x), high = TLanes.Load(x + TLanes.Count);
            float* column = rows + columns[i];
            TVector w = TLanes.Broadcast(column[0]);
            a0 = TLanes.MultiplyAdd(w, low, a0);
            b0 = TLanes.MultiplyAdd(w, high, b0);
            w = TLanes.Broadcast(column[stride]);
            a1 = TLanes.MultiplyAdd(w, low, a1);
            b1 = TLanes.MultiplyAdd(w, high, b1);
            w = TLanes.Broadcast(column[twice]);
            a2 = TLanes.MultiplyAdd(w, low, a2);
            b2 = TLanes.MultiplyAdd(w, high, b2);
            column += thrice;
            w = TLanes.Broadcast(column[0]);
            a3 = TLanes.MultiplyAdd(w, low, a3);
            b3 = TLanes.MultiplyAdd(w, high, b3);
            w = TLanes.Broadcast(column[stride]);
            a4 = TLanes.MultiplyAdd(w, low, a4);
            b4 = TLanes.MultiplyAdd(w, high, b4);
            w = TLanes.Broadcast(column[twice]);
            a5 = TLanes.MultiplyAdd(w, low, a5);
            b5 = TLanes.MultiplyAdd(w, high, b5);
        }

        Keep(a0, b0, scratch);
        Keep(a1, b1, scratch + ImagesAtOnce);
        Keep(a2, b2, scratch + 2 * ImagesAtOnce);
        Keep(a3, b3, scratch + 3 * ImagesAtOnce);
        Keep(a4, b4, scratch + 4 * ImagesAtOnce);
        Keep(a5, b5, scratch + 5 * ImagesAtOnce);
    }

    // Inlined by force: an accumulator that lives across a call would be spilled in every turn of the loop.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Keep(TVector low, TVector high, float* target)
    {
        TVector zero = TLanes.Broadcast(0f);
        TLanes.Store(TLanes.Add(low, zero), target);
        TLanes.Store(TLanes.Add(high, zero), target + TLanes.Count);
    }
}
