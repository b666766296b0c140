namespace ResearchPipeline.Bench.Studies;

/// <summary>What the rounds of a case came to.</summary>
/// <param name="Case">The case.</param>
/// <param name="Images">Images that the loss was evaluated of, each as often as it was.</param>
/// <param name="Ours">Median images a second here.</param>
/// <param name="Peer">Median images a second in PyTorch, on whichever number of threads was faster in the round.</param>
/// <param name="Ratio">Median over rounds of ours over the peer's.</param>
/// <param name="Peak">GFLOP/s that the machine can do.</param>
/// <param name="GigaFlops">Operations of dense layers a second here, in units of 10⁹.</param>
/// <param name="ProductShare">Share of our time in products.</param>
/// <param name="Next">The operation that takes most of the rest.</param>
/// <param name="NextShare">Its share of our time.</param>
internal sealed record StudyResult(
    StudyCase Case, double Images, double Ours, double Peer, double Ratio, double Peak, double GigaFlops, double ProductShare, string Next, double NextShare)
{
    /// <summary>Sums up rounds; shares are those of the round with the median rate.</summary>
    public static StudyResult Of(StudyCase one, IReadOnlyList<StudyTime> ours, IReadOnlyList<double> theirs, double peak, long multiplyAdds)
    {
        double rate = Statistics.Median(ours.Select(time => time.Rate));
        StudyTime median = ours.First(time => time.Rate == rate);
        (string next, double share) = median.Others.First();
        return new StudyResult(
            one, median.Images, rate, Statistics.Median(theirs), Statistics.Median(ours.Zip(theirs, (own, peer) => own.Rate / peer)), peak, 2e-9 * multiplyAdds * rate, median.ProductShare, next, share);
    }

    /// <summary>Median seconds here.</summary>
    public double Seconds => Images / Ours;

    /// <summary>Median seconds in PyTorch.</summary>
    public double PeerSeconds => Images / Peer;

    /// <summary>Rate of the products alone, as a share of what the machine can do.</summary>
    public double ProductsOfPeak => GigaFlops / ProductShare / Peak;
}
