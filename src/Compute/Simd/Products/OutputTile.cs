using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Simd.Products;

/// <summary>Copies a tile of the output to where its lanes lie side by side, and back.</summary>
internal static unsafe class OutputTile
{
    /// <summary>tile[r,l] = c[row + r, lane + l]; zero where there is none.</summary>
    public static void Load(View<float> c, int row, int rows, int lane, int lanes, float* tile, int pitch)
    {
        for (int r = 0; r < rows; r++)
        {
            float* source = At(c, row + r, lane);
            for (int l = 0; l < pitch; l++)
            {
                tile[r * pitch + l] = l < lanes ? source[l * (nint)c.ColumnStride] : 0f;
            }
        }
    }

    /// <summary>c[row + r, lane + l] = tile[r,l].</summary>
    public static void Store(View<float> c, int row, int rows, int lane, int lanes, float* tile, int pitch)
    {
        for (int r = 0; r < rows; r++)
        {
            float* target = At(c, row + r, lane);
            for (int l = 0; l < lanes; l++)
            {
                target[l * (nint)c.ColumnStride] = tile[r * pitch + l];
            }
        }
    }

    private static float* At(View<float> c, int row, int lane) => c.Pointer + (nint)row * c.RowStride + (nint)lane * c.ColumnStride;
}
