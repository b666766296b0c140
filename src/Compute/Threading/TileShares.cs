namespace ResearchPipeline.Compute.Threading;

/// <summary>
/// The tiles of a round, shared out so that a thread takes the same ones in every round of as many: what it wrote is still in its caches
/// then, while another thread would have to fetch it from there, which can take longer than the tile's own work where the two cores share
/// no cache. Whoever has done its own share takes from the end of another's.
/// </summary>
/// <param name="threads">Threads that take tiles, at least 1.</param>
internal sealed class TileShares(int threads)
{
    // Two cache lines, which processors fetch together: no thread writes where another one looks for its next tile.
    private const int Apart = 16;

    // Of each share the next tile, in the upper half of the word, and the one after its last.
    private readonly long[] _shares = new long[(threads + 1) * Apart];

    /// <summary>Shares out tiles 0, 1, … anew. Nobody may take any meanwhile.</summary>
    public void Open(int tiles)
    {
        for (int thread = 0; thread < threads; thread++)
        {
            Volatile.Write(ref ShareOf(thread), Word((int)((long)tiles * thread / threads), (int)((long)tiles * (thread + 1) / threads)));
        }
    }

    /// <summary>Leaves no tile that was not taken.</summary>
    public void Close()
    {
        for (int thread = 0; thread < threads; thread++)
        {
            Interlocked.Exchange(ref ShareOf(thread), 0);
        }
    }

    /// <summary>The next tile for a thread; -1 where there is none left.</summary>
    public int Take(int thread)
    {
        int tile = TakeFrom(ref ShareOf(thread), isOwn: true);
        for (int other = 1; tile < 0 && other < threads; other++)
        {
            tile = TakeFrom(ref ShareOf((thread + other) % threads), isOwn: false);
        }

        return tile;
    }

    private static int TakeFrom(ref long share, bool isOwn)
    {
        for (long found = Volatile.Read(ref share); ;)
        {
            (int next, int end) = ((int)(found >> 32), (int)found);
            if (next >= end)
            {
                return -1;
            }

            long before = Interlocked.CompareExchange(ref share, isOwn ? Word(next + 1, end) : Word(next, end - 1), found);
            if (before == found)
            {
                return isOwn ? next : end - 1;
            }

            found = before;
        }
    }

    private static long Word(int next, int end) => ((long)next << 32) | (uint)end;

    private ref long ShareOf(int thread) => ref _shares[(thread + 1) * Apart];
}
