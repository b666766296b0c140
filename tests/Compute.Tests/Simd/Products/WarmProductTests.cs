using System.Runtime.Intrinsics;
using ResearchPipeline.Compute.Simd;
using ResearchPipeline.Compute.Simd.Products;
using ResearchPipeline.Compute.Threading;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd.Products;

public sealed class WarmProductTests
{
    private const int Threads = 3;

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.95)]
    public void A_warm_product_allocates_nothing_on_any_thread(double zeros)
    {
        View<float> a = Operands.Create(11, 97, 1100, zeros), across = Operands.Create(12, 1100, 130, 0, transposed: true), along = Operands.Create(13, 1100, 130);
        View<float> c = View.Zeros<float>(97, 130);
        using WorkerPool pool = new(Threads);
        ProductOperation<Vector128<float>, Lanes128> product = new();
        AllocatedBytes before = new(), after = new();
        Multiply();
        before.Take(pool);
        Multiply();
        after.Take(pool);
        after.ByThread.ShouldBe(before.ByThread);

        void Multiply()
        {
            for (int call = 0; call < 3; call++)
            {
                product.Run(pool, a, across, c);
                product.Run(pool, a, along, c);
                product.Run(pool, along.Transposed, a.Transposed, c.Transposed);
            }
        }
    }

    // What each thread of a pool has allocated so far: no thread gets a second tile before every thread has one.
    private sealed class AllocatedBytes : ITiledWork
    {
        private readonly (int Thread, long Bytes)[] _bytes = new (int, long)[Threads];
        private int _arrived;

        public IEnumerable<(int Thread, long Bytes)> ByThread => _bytes.Order();

        public void Take(WorkerPool pool) => pool.Run(this, Threads);

        public void Run(int tile)
        {
            long bytes = GC.GetAllocatedBytesForCurrentThread();
            Interlocked.Increment(ref _arrived);
            SpinWait wait = default;
            while (Volatile.Read(ref _arrived) < Threads)
            {
                wait.SpinOnce();
            }

            _bytes[tile] = (Environment.CurrentManagedThreadId, bytes);
        }
    }
}
