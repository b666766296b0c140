using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Threading;

namespace ResearchPipeline.Compute.Tests;

public sealed class TileSharesTests
{
    // Of 7 tiles the first of two threads has 0, 1, 2 and the second 3, 4, 5, 6.
    [Fact]
    public void A_thread_takes_its_own_tiles_in_order_and_then_those_of_another_from_their_end()
    {
        TileShares shares = new(2);
        shares.Open(7);
        shares.Take(1).ShouldBe(3);
        Enumerable.Range(0, 6).Select(_ => shares.Take(0)).ShouldBe([0, 1, 2, 6, 5, 4]);
        shares.Take(0).ShouldBe(-1);
        shares.Take(1).ShouldBe(-1);
    }

    [Fact]
    public void Every_round_of_as_many_tiles_is_shared_out_alike()
    {
        TileShares shares = new(3);
        int[] Round()
        {
            shares.Open(10);
            return [.. Enumerable.Range(0, 10).Select(i => shares.Take(i % 3))];
        }

        int[] first = Round();
        first.ShouldBe([0, 3, 6, 1, 4, 7, 2, 5, 8, 9]);
        Round().ShouldBe(first);
    }

    [Fact]
    public void Nothing_is_left_of_shares_that_were_closed()
    {
        TileShares shares = new(2);
        shares.Open(5);
        shares.Take(0).ShouldBe(0);
        shares.Close();
        shares.Take(0).ShouldBe(-1);
        shares.Take(1).ShouldBe(-1);
    }

    [Fact]
    public void Whoever_takes_when_every_tile_is_taken_once() => Prop.ForAll<PositiveInt, NonNegativeInt, int[]>((threads, tiles, takers) =>
    {
        int many = Math.Min(threads.Get, 9);
        TileShares shares = new(many);
        shares.Open(tiles.Get);
        List<int> taken = [.. takers.Select(taker => shares.Take((int)((uint)taker % (uint)many))).Where(tile => tile >= 0)];
        for (int tile = shares.Take(0); tile >= 0; tile = shares.Take(0))
        {
            taken.Add(tile);
        }

        taken.Order().ShouldBe(Enumerable.Range(0, tiles.Get));
    }).QuickCheckThrowOnFailure();

    // Threads that have little of their own take from one another all the time.
    [Fact]
    public void Threads_that_take_at_once_take_every_tile_once()
    {
        const int Threads = 4, Tiles = 100_000;
        TileShares shares = new(Threads);
        int[] counts = new int[Tiles];
        shares.Open(Tiles);
        Parallel.For(0, Threads, thread =>
        {
            for (int tile = shares.Take(thread % 2); tile >= 0; tile = shares.Take(thread % 2))
            {
                Interlocked.Increment(ref counts[tile]);
            }
        });
        counts.ShouldAllBe(count => count == 1);
    }
}
