namespace ResearchPipeline.Compute.Gpu;

/// <summary>How many groups of how many threads a kernel is run with, as its text expects it.</summary>
internal static class Launches
{
    /// <summary>Threads of a group, but for products.</summary>
    public const int Threads = 256;

    // See PRODUCT_TILE in Kernels/products.cl.
    private const int ThreadsOfProduct = 128;
    private const int RowsOfTile = 32;
    private const int ColumnsOfTile = 64;

    /// <summary>Groups of a size for a number of things.</summary>
    public static int Groups(int count, int size) => (count + size - 1) / size;

    /// <summary>A thread for each of a number of things.</summary>
    public static void RunForEach(this IGpuDriver driver, string kernel, int count, KernelArguments arguments) => driver.RunGroups(kernel, Groups(count, Threads), arguments);

    /// <summary>So many groups; nothing where there are none.</summary>
    public static void RunGroups(this IGpuDriver driver, string kernel, int groups, KernelArguments arguments) => Run(driver, kernel, groups, Threads, arguments);

    /// <summary>A group for each tile of so many products of a number of rows and columns.</summary>
    public static void RunForTiles(this IGpuDriver driver, string kernel, int products, int rows, int columns, KernelArguments arguments) =>
        Run(driver, kernel, products * Groups(rows, RowsOfTile) * Groups(columns, ColumnsOfTile), ThreadsOfProduct, arguments);

    private static void Run(IGpuDriver driver, string kernel, int groups, int threads, KernelArguments arguments)
    {
        if (groups > 0)
        {
            driver.Run(kernel, groups, threads, arguments);
        }
    }
}
