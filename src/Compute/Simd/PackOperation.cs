using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Turns tiles of images (two registers' worth) into columns: for each pixel that is not zero in all of them, its index
/// and its values side by side. Images whose ink lies in like places share a tile, which leaves more columns out (<see cref="InkGroups"/>); missing images of
/// the last tile are zero.
/// </summary>
internal sealed unsafe class PackOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private readonly InkGroups _groups = new();
    private EnsembleBatch _batch = null!;
    private Matrix _values = new(0, 0);
    private int[] _columns = [];
    private int[] _counts = [];

    public static int ImagesAtOnce => 2 * TLanes.Count;

    public int Tiles { get; private set; }

    public void Run(WorkerPool pool, EnsembleBatch batch)
    {
        _batch = batch;
        Tiles = (batch.Rows + ImagesAtOnce - 1) / ImagesAtOnce;
        if (_values.Rows < Tiles || _values.Columns != batch.Inputs.Columns * ImagesAtOnce)
        {
            _values = new Matrix(Tiles, batch.Inputs.Columns * ImagesAtOnce);
            _columns = GC.AllocateArray<int>(Tiles * batch.Inputs.Columns, pinned: true);
            _counts = new int[Tiles];
        }

        _groups.Find(batch.Inputs, batch.Rows, ImagesAtOnce);
        pool.Run(this, Tiles);
    }

    /// <summary>The images of a tile, by lane.</summary>
    public ReadOnlySpan<int> Images(int tile) =>
        _groups.Order.Slice(tile * ImagesAtOnce, Math.Min(ImagesAtOnce, _batch.Rows - tile * ImagesAtOnce));

    /// <summary>The packed values: <see cref="Columns"/> × lanes.</summary>
    public float* Values(int tile) => _values.Pointer + (nint)tile * _values.Columns;

    /// <summary>The pixels that are packed, ascending.</summary>
    public int* Columns(int tile, out int count)
    {
        count = _counts[tile];
        return (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _columns[0]) + tile * _batch.Inputs.Columns;
    }

    public void Run(int tile)
    {
        int inputs = _batch.Inputs.Columns;
        float** sources = stackalloc float*[ImagesAtOnce];
        ReadOnlySpan<int> images = Images(tile);
        for (int lane = 0; lane < images.Length; lane++)
        {
            sources[lane] = _batch.Inputs.Pointer + (nint)images[lane] * inputs;
        }

        float* target = Values(tile);
        int* columns = Columns(tile, out _);
        int count = 0;
        for (int d = 0; d < inputs; d++)
        {
            bool any = false;
            for (int lane = 0; lane < ImagesAtOnce; lane++)
            {
                float value = lane < images.Length ? sources[lane][d] : 0f;
                target[lane] = value;
                any |= value != 0f;
            }

            if (any)
            {
                columns[count++] = d;
                target += ImagesAtOnce;
            }
        }

        _counts[tile] = count;
    }
}
