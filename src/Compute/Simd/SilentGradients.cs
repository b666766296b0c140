using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Gradients of silent features from the auxiliary loss. Nearly every image is in the sum of each of them: a strip of 64 images is laid out
/// so that it stays in the cache, and read once for four features.
/// </summary>
internal sealed unsafe class SilentGradients<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    // Of 512-bit registers, a strip of so many images takes 24 KiB.
    private const int ImagesAtOnce = 64;
    private readonly FourTerms _terms = new();
    private EnsembleBatch _batch = null!;
    private float[][] _gradients = [];
    private int _strips;

    public void Run(WorkerPool pool, EnsembleBatch batch, float scale)
    {
        _batch = batch;
        int blocks = 0;
        for (int member = 0; member < batch.Members; member++)
        {
            blocks = Math.Max(blocks, FourTerms.Blocks(batch.Auxiliary!, member));
        }

        int inputs = batch.Inputs.Columns;
        int room = blocks * FourTerms.Features * inputs;
        if (_gradients.Length < batch.Members || _gradients[0].Length < room)
        {
            _gradients = CompareOperation.Rows<float>(batch.Members, room);
        }

        _strips = (inputs + FourGradientsKernel<TVector, TLanes>.Columns - 1) / FourGradientsKernel<TVector, TLanes>.Columns;
        if (blocks > 0)
        {
            _terms.Run(pool, batch, blocks, scale);
            pool.Run(this, batch.Members * _strips);
        }
    }

    /// <summary>The features of a member whose gradients are here, ascending.</summary>
    public ReadOnlySpan<int> Features(int member) => FourTerms.Suit(_batch.Auxiliary!, member) ? _batch.Auxiliary!.Silent(member) : [];

    /// <summary>The gradient of the feature in a place of <see cref="Features"/>.</summary>
    public ReadOnlySpan<float> Of(int member, int place) => _gradients[member].AsSpan(place * _batch.Inputs.Columns, _batch.Inputs.Columns);

    public void Run(int tile)
    {
        (int member, int place) = Math.DivRem(tile, _strips);
        int blocks = FourTerms.Blocks(_batch.Auxiliary!, member);
        int inputs = _batch.Inputs.Columns;
        int column = place * FourGradientsKernel<TVector, TLanes>.Columns;
        int columns = Math.Min(inputs - column, FourGradientsKernel<TVector, TLanes>.Columns);
        bool everyImage = _batch.Auxiliary!.Codes[member].K == _batch.Auxiliary.Silent(member).Length;
        float* strip = stackalloc float[2 * ImagesAtOnce * columns];
        for (int image = 0; image < _batch.Rows && blocks > 0; image += ImagesAtOnce)
        {
            int images = Math.Min(_batch.Rows - image, ImagesAtOnce);
            Lay(member, image, images, column, columns, strip);
            for (int block = 0; block < blocks; block++)
            {
                fixed (float* numbers = _terms.Of(member, block)[(image * FourTerms.Numbers)..], all = _gradients[member])
                {
                    float* gradients = all + block * FourTerms.Features * inputs + column;
                    Begin(image, gradients, columns);
                    FourGradientsKernel<TVector, TLanes>.Sum(numbers, images, strip, columns, gradients, inputs, everyImage);
                }
            }
        }
    }

    private void Lay(int member, int first, int images, int column, int columns, float* strip)
    {
        nint stride = _batch.Inputs.Columns;
        float* residuals = _batch.Auxiliary!.Residuals[member].Pointer + first * stride + column;
        float* pixels = _batch.Inputs.Pointer + first * stride + column;
        for (int image = 0; image < images; image++)
        {
            Copy(residuals + image * stride, strip + 2 * image * columns, columns);
            Copy(pixels + image * stride, strip + (2 * image + 1) * columns, columns);
        }
    }

    private static void Copy(float* source, float* target, int count)
    {
        int i = 0;
        for (; i <= count - TLanes.Count; i += TLanes.Count)
        {
            TLanes.Store(TLanes.Load(source + i), target + i);
        }

        for (; i < count; i++)
        {
            target[i] = source[i];
        }
    }

    // The sums of later images go on from those of the first.
    private void Begin(int image, float* gradients, int columns)
    {
        for (int p = 0; p < FourTerms.Features && image == 0; p++)
        {
            new Span<float>(gradients + p * _batch.Inputs.Columns, columns).Clear();
        }
    }
}
