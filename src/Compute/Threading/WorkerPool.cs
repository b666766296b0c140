using System.Runtime.ExceptionServices;

namespace ResearchPipeline.Compute.Threading;

/// <summary>
/// A fixed set of threads that share out tiles, each the same ones as before. The caller works too, and <see cref="Run"/> allocates nothing: a training
/// step passes through here a handful of times every few milliseconds, which is why idle workers spin before they sleep.
/// Nobody waits for a worker that has not begun: on a machine with other work, the system may let it wait for longer than all tiles take.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    // Some tenths of a millisecond: most rounds of a step follow each other faster, and an evaluation computes other things between its own.
    private const int SpinsBeforeSleep = 2_000;
    private const int Open = 1;
    private const int Worker = 2;
    private readonly Thread[] _workers;
    private readonly object _gate = new();
    private readonly TileShares _shares;
    private ITiledWork? _work;
    private Exception? _failure;

    // 1 while a round is open to workers, and 2 for each of those that take part in it.
    private int _joined;
    private int _round;
    private int _sleepers;
    private volatile bool _stopping;

    /// <summary>A pool in which <paramref name="threads"/> threads work, the caller of <see cref="Run"/> among them.</summary>
    public WorkerPool(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _shares = new TileShares(threads);
        _workers = new Thread[threads - 1];
        for (int i = 0; i < _workers.Length; i++)
        {
            int worker = i + 1;
            _workers[i] = new Thread(() => WorkUntilStopped(worker)) { IsBackground = true, Name = $"worker {worker}" };
            _workers[i].Start();
        }
    }

    /// <summary>Number of threads that work, the caller included.</summary>
    public int Threads => _workers.Length + 1;

    /// <summary>Runs every tile once and returns when all are done; rethrows the first exception of a tile.</summary>
    public void Run(ITiledWork work, int tiles)
    {
        _work = work;
        _shares.Open(tiles);
        Volatile.Write(ref _joined, Open);
        Volatile.Write(ref _round, _round + 1);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref _sleepers) > 0)
        {
            lock (_gate)
            {
                Monitor.PulseAll(_gate);
            }
        }

        TakeTiles(0);
        Interlocked.And(ref _joined, ~Open);
        SpinWait wait = default;
        while (Volatile.Read(ref _joined) > 0)
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

    private void WorkUntilStopped(int worker)
    {
        int seen = 0;
        while (WaitForRound(seen))
        {
            seen = Volatile.Read(ref _round);
            if (Join())
            {
                TakeTiles(worker);
                Interlocked.Add(ref _joined, -Worker);
            }
        }
    }

    // Whichever round is open: what it is made of is read afterwards, and does not change while a worker takes part.
    private bool Join()
    {
        for (int joined = Volatile.Read(ref _joined); (joined & Open) != 0; joined = Volatile.Read(ref _joined))
        {
            if (Interlocked.CompareExchange(ref _joined, joined + Worker, joined) == joined)
            {
                return true;
            }
        }

        return false;
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

    private void TakeTiles(int thread)
    {
        try
        {
            for (int tile = _shares.Take(thread); tile >= 0; tile = _shares.Take(thread))
            {
                _work!.Run(tile);
            }
        }
#pragma warning disable CA1031 // whatever a tile throws belongs to the caller of Run, on the caller's thread
        catch (Exception failure)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, failure, null);
            _shares.Close();
        }
    }
}
