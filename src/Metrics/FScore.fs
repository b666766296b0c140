/// How well a threshold on scores picks the members of a class, where most images are no members.
module ResearchPipeline.Metrics.FScore

open System

/// F1, the harmonic mean of precision and recall (van Rijsbergen, 1979): 2 · hits / (picked + members), where `hits` of the `picked` are
/// members; NaN where there are no members and nothing is picked.
let f1 (hits: int) (picked: int) (members: int) =
    2.0 * float hits / float (picked + members)

/// F1 of picking what scores at least `threshold`.
let atLeast (threshold: float) (scores: float[]) (isMember: bool[]) =
    let mutable hits = 0
    let mutable picked = 0
    let mutable members = 0

    for i in 0 .. scores.Length - 1 do
        if isMember[i] then
            members <- members + 1

        if scores[i] >= threshold then
            picked <- picked + 1

            if isMember[i] then
                hits <- hits + 1

    f1 hits picked members

/// The score for which that is largest, the highest of equals; +∞, which picks nothing, where there are no scores or no members.
let bestThreshold (scores: float[]) (isMember: bool[]) =
    let sorted = Array.map (~-) scores
    let membership = Array.copy isMember
    Array.Sort(sorted, membership)
    let members = isMember |> Array.filter id |> Array.length
    let mutable best = 0.0
    let mutable threshold = Double.PositiveInfinity
    let mutable hits = 0

    for i in 0 .. sorted.Length - 1 do
        if membership[i] then
            hits <- hits + 1

        // Equal scores are picked together.
        if i = sorted.Length - 1 || sorted[i + 1] <> sorted[i] then
            let value = f1 hits (i + 1) members

            if value > best then
                best <- value
                threshold <- -sorted[i]

    threshold
