/// How well probabilities of classes fit the class that was right.
module ResearchPipeline.Metrics.Classification

open System

/// What a probability that was rounded to 0 is taken for: the smallest normal binary32, 2^-126.
[<Literal>]
let SmallestProbability = 1.1754943508222875e-38

/// The class of the highest probability, the lower one of equals.
let predicted (probabilities: ReadOnlySpan<float32>) =
    let mutable best = 0

    for index in 1 .. probabilities.Length - 1 do
        if probabilities[index] > probabilities[best] then
            best <- index

    best

/// -log p of the right class, at most that of 2^-126; its mean over images is the cross-entropy, in nats where `log` is the natural
/// logarithm: the platform's own differs between machines.
let surprise (log: Func<float, float>) (probability: float32) =
    -log.Invoke(max (float probability) SmallestProbability)
