using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Tests;

public sealed class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Every_tile_runs_once_round_after_round(int threads)
    {
        using WorkerPool pool = new(threads);
        CountingWork work = new(443);
        for (int round = 1; round <= 200; round++)
        {
            pool.Run(work, work.Counts.Length);
            work.Counts.Distinct().ShouldBe([round]);
        }
    }

    [Fact]
    public void A_pool_that_fell_asleep_wakes_up()
    {
        using WorkerPool pool = new(3);
        CountingWork work = new(10);
        pool.Run(work, 10);
        Thread.Sleep(200);
        pool.Run(work, 10);
        work.Counts.ShouldAllBe(count => count == 2);
    }

    [Fact]
    public void An_exception_of_a_tile_reaches_the_caller_and_the_pool_goes_on()
    {
        using WorkerPool pool = new(2);
        Should.Throw<InvalidOperationException>(() => pool.Run(new FailingWork(), 50)).Message.ShouldBe("tile 20");
        CountingWork work = new(5);
        pool.Run(work, 5);
        work.Counts.ShouldAllBe(count => count == 1);
    }

    private sealed class CountingWork(int tiles) : ITiledWork
    {
        public int[] Counts { get; } = new int[tiles];

        public void Run(int tile) => Interlocked.Increment(ref Counts[tile]);
    }

    private sealed class FailingWork : ITiledWork
    {
        public void Run(int tile)
        {
            if (tile == 20)
            {
                throw new InvalidOperationException("tile 20");
            }
        }
    }
}
