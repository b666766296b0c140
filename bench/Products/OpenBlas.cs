using System.Runtime.InteropServices;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Bench.Products;

/// <summary>Products by OpenBLAS, where it is installed (Debian: libopenblas0-pthread). Its bits are its own.</summary>
internal sealed unsafe class OpenBlas
{
    private const int RowMajor = 101;
    private const int NotTransposed = 111;
    private const int Transposed = 112;
    private readonly delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void> _multiply;

    private OpenBlas(nint library, int threads)
    {
        _multiply = (delegate* unmanaged<int, int, int, int, int, int, float, float*, int, float*, int, float, float*, int, void>)NativeLibrary.GetExport(library, "cblas_sgemm");
        ((delegate* unmanaged<int, void>)NativeLibrary.GetExport(library, "openblas_set_num_threads"))(threads);
    }

    /// <summary>OpenBLAS on a number of threads; null where it is not installed.</summary>
    public static OpenBlas? TryLoad(int threads) => NativeLibrary.TryLoad("libopenblas.so.0", out nint library) ? new OpenBlas(library, threads) : null;

    /// <summary>c = c + a·b.</summary>
    public void Accumulate(View<float> a, View<float> b, View<float> c)
    {
        fixed (float* left = Whole(a).Values, right = Whole(b).Values, result = c.Values)
        {
            _multiply(
                RowMajor, OrderOf(a), OrderOf(b), c.Rows, c.Columns, a.Columns,
                1f, left, Whole(a).Columns, right, Whole(b).Columns, 1f, result, c.Columns);
        }
    }

    private static int OrderOf(View<float> view) => view.IsWhole ? NotTransposed : Transposed;

    private static View<float> Whole(View<float> view) => view.IsWhole ? view : view.Transposed;
}
