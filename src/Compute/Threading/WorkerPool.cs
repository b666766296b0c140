using System.Runtime.ExceptionServices;

namespace ResearchPipeline.Compute.Threading;

/// <summary>
/// A fixed set of threads that share out tiles. The caller works too, and <see cref="Run"/> allocates nothing: a training
/// step passes through here a handful of times every few milliseconds, which is why idle workers spin before they sleep.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 20_000;
    private readonly Thread[] _workers;
    private readonly object _gate = new();
    private ITiledWork? _work;
    private Exception? _failure;
    private int _tiles;
    private int _nextTile;
    private int _busyWorkers;
    private int _round;
    private int _sleepers;
    private volatile bool _stopping;

    /// <summary>A pool in which <paramref name="threads"/> threads work, the caller of <see cref="Run"/> among them.</summary>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _workers = new Thread[threads - 1];
        for (int i = 0; i < _workers.Length; i++)
        {
            _workers[i] = new Thread(WorkUntilStopped) { IsBackground = true, Name = $"worker {i + 1}" };
            _workers[i].Start();
        }
    }

    /// <summary>Number of threads that work, the caller included.</summary>
    public int Threads => _workers.Length + 1;

    /// <summary>Runs every tile once and returns when all are done; rethrows the first exception of a tile.</summary>
    public void Run(ITiledWork work, int tiles)
    {
        _work = work;
        _tiles = tiles;
        _nextTile = 0;
        _busyWorkers = _workers.Length;
        Volatile.Write(ref _round, _round + 1);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }

        TakeTiles();
        SpinWait wait = default;
        while (Volatile.Read(ref _busyWorkers) > 0)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }

        if (_failure is not null)
        {
            Exception failure = _failure;
            _failure = null;
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _stopping = true;
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }

        foreach (Thread worker in _workers)
        {
            worker.Join();
        }
    }

    private void WorkUntilStopped()
    {
        for (int seen = 0; WaitForRound(seen); seen++)
        {
            TakeTiles();
            Interlocked.Decrement(ref _busyWorkers);
        }
    }

    private bool WaitForRound(int seen)
    {
        for (int spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (Volatile.Read(ref _round) != seen)
            {
                return true;
            }

            Thread.SpinWait(4);
        }

        lock (_gate)
        {
            Interlocked.Increment(ref _sleepers);
            while (Volatile.Read(ref _round) == seen && !_stopping)
            {
                Monitor.Wait(_gate);
            }

            Interlocked.Decrement(ref _sleepers);
        }

        return !_stopping;
    }

    private void TakeTiles()
    {
        try
        {
            for (int tile = Next(); tile < _tiles; tile = Next())
            {
                _work!.Run(tile);
            }
        }
#pragma warning disable CA1031 // whatever a tile throws belongs to the caller of Run, on the caller's thread
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            Volatile.Write(ref _nextTile, _tiles);
        }

        int Next() => Interlocked.Increment(ref _nextTile) - 1;
    }
}
