/// How well scores tell strangers from others: the area under the receiver operating characteristic.
module ResearchPipeline.Metrics.Auroc

open System

/// The probability that a stranger scores higher than one of the others, of which equal scores count half (the statistic U of Mann and
/// Whitney, 1947, over the number of pairs; Hanley and McNeil, 1982): 1/2 for scores that say nothing, 1 where every stranger scores
/// higher. Pairs are counted in whole numbers, so that no order matters; NaN where either side is empty. Scores are no NaN.
let ofScores (strangers: double[]) (others: double[]) : double =
    let scores = Array.append strangers others
    let isStranger = Array.init scores.Length (fun i -> i < strangers.Length)
    Array.Sort(scores, isStranger)
    let mutable halves = 0L
    let mutable below = 0L
    let mutable place = 0

    // Scores that are equal lie together: of their pairs both sides get half.
    while place < scores.Length do
        let score = scores[place]
        let mutable equalStrangers = 0L
        let mutable equalOthers = 0L

        while place < scores.Length && scores[place] = score do
            if isStranger[place] then
                equalStrangers <- equalStrangers + 1L
            else
                equalOthers <- equalOthers + 1L

            place <- place + 1

        halves <- halves + equalStrangers * (2L * below + equalOthers)
        below <- below + equalOthers

    float halves / (2.0 * float strangers.Length * float others.Length)
