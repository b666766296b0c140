using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Bench.Studies;

/// <summary>Results of all cases, for people and for the page.</summary>
internal static class StudyTable
{
    public static void Print(StudyResult[] results, string backend)
    {
        Console.WriteLine($"{backend}; seconds of an epoch or of the iterations of L-BFGS, images a second, of L-BFGS those of every evaluation; PyTorch on as many threads or on one");
        Console.WriteLine(
            $"{"study",-13} {"arm",-15} {"layers",-20} {"by",-7} {"batch",6} {"ours, s",8} {"PyTorch, s",10} {"ours, /s",9} {"PyTorch, /s",11} {"ratio",6} {"GFLOP/s",8} {"of peak",8} {"products",9} {"their peak",11}  most of the rest");
        foreach (StudyResult result in results)
        {
            StudyCase one = result.Case;
            string what = $"{one.Study.Name,-13} {one.Arm,-15} {one.Layers,-20} {one.Optimizer,-7} {one.Batch,6}";
            string rates = $"{result.Seconds,8:0.00} {result.PeerSeconds,10:0.00} {result.Ours,9:#,0} {result.Peer,11:#,0} {result.Ratio,6:0.00} {result.GigaFlops,8:0} {result.GigaFlops / result.Peak,8:0%}";
            Console.WriteLine($"{what} {rates} {result.ProductShare,9:0%} {result.ProductsOfPeak,11:0%}  {result.Next} {result.NextShare:0%}");
        }
    }

    public static void Keep(StudyResult[] results, int threads, int rounds) => BenchResults.Write(
        new ResultTable<int>("studies", "studies", "Training of one learner of each kind among the arms of the classic studies, here and in PyTorch.")
            .Texts("study", "Name of the study.", i => results[i].Case.Study.Name)
            .Texts("arm", "Name of the arm.", i => results[i].Case.Arm)
            .Texts("layers", "Units of each layer, from the input to the output.", i => results[i].Case.Layers)
            .Texts("optimizer", "What follows the gradients.", i => results[i].Case.Optimizer)
            .Integers("batch", "", "Images of an evaluation of the loss.", i => results[i].Case.Batch)
            .Integers("images", "", "Images that it learned from.", i => results[i].Case.Images)
            .Integers("threads", "", "Threads of ours.", _ => threads)
            .Integers("rounds", "", "Rounds, in which both are timed one after the other.", _ => rounds)
            .Doubles("seconds", "s", "Median time of an epoch here, or of the iterations of L-BFGS.", i => results[i].Seconds)
            .Doubles("peer_seconds", "s", "Time of as many images by PyTorch.", i => results[i].PeerSeconds)
            .Doubles("peak_gigaflops", "GFLOP/s", "The most multiply-adds that the machine showed in this run.", i => results[i].Peak)
            .Doubles("images_per_second", "1/s", "Images a second here; an image counts in every evaluation of the loss.", i => results[i].Ours)
            .Doubles("peer_images_per_second", "1/s", "The same by PyTorch, on as many threads or on one, whichever was faster.", i => results[i].Peer)
            .Doubles("ratio", "1", "Median over rounds of ours over the peer's.", i => results[i].Ratio)
            .Doubles("gigaflops", "GFLOP/s", "Operations of dense layers a second here; zeros count as any other number.", i => results[i].GigaFlops)
            .Doubles("product_share", "1", "Share of our time in products of matrices.", i => results[i].ProductShare)
            .Texts("next", "The operation that takes most of the rest; \"images\" is bringing them, and all else.", i => results[i].Next)
            .Doubles("next_share", "1", "Its share of our time.", i => results[i].NextShare),
        results.Length);
}
