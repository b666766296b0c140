using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Simd;

/// <summary>
/// Turns tiles of images (two registers' worth) into columns: for each pixel that is not zero in all of them, its
/// index and its values side by side. Missing images of the last tile are zero.
/// </summary>
internal sealed unsafe class PackOperation<TVector, TLanes> : ITiledWork
    where TVector : unmanaged
    where TLanes : ILanes<TVector>
{
    private EnsembleBatch _batch = null!;
    private Matrix _values = new(0, 0);
    private int[] _columns = [];
    private int[] _counts = [];

    public int Tiles { get; private set; }

    private static int ImagesAtOnce => 2 * TLanes.Count;

    public int Run(WorkerPool pool, EnsembleBatch batch)
    {
        _batch = batch;
        Tiles = (batch.Rows + ImagesAtOnce - 1) / ImagesAtOnce;
        if (_values.Rows < Tiles || _values.Columns != batch.Inputs.Columns * ImagesAtOnce)
        {
            _values = new Matrix(Tiles, batch.Inputs.Columns * ImagesAtOnce);
            _columns = GC.AllocateArray<int>(Tiles * batch.Inputs.Columns, pinned: true);
            _counts = new int[Tiles];
        }

        pool.Run(this, Tiles);
        return Tiles;
    }

    public float* Values(int tile) => _values.Pointer + (nint)tile * _values.Columns;

    public int* Columns(int tile, out int count)
    {
        count = _counts[tile];
        return (int*)System.Runtime.CompilerServices.Unsafe.AsPointer(ref _columns[0]) + tile * _batch.Inputs.Columns;
    }

    public void Run(int tile)
    {
        int inputs = _batch.Inputs.Columns;
        int images = Math.Min(ImagesAtOnce, _batch.Rows - tile * ImagesAtOnce);
        float* source = _batch.Inputs.Pointer + (nint)tile * ImagesAtOnce * inputs;
        float* target = Values(tile);
        int* columns = Columns(tile, out _);
        int count = 0;
        for (int d = 0; d < inputs; d++)
        {
            bool any = false;
            for (int image = 0; image < ImagesAtOnce; image++)
            {
                float value = image < images ? source[(nint)image * inputs + d] : 0f;
                target[image] = value;
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
