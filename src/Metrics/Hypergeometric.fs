/// Counts under chance alone: of `images` images, `ofClass` belong to a class and `active` are drawn without putting back. How many of
/// those drawn belong to the class has the hypergeometric distribution.
module ResearchPipeline.Metrics.Hypergeometric

/// P(X >= observed), the one-sided p-value of Fisher's exact test, in [0, 1]; 0 where it lies below the smallest binary64 number.
/// Weights come from the ratio w(x + 1) / w(x) = (ofClass - x)(active - x) / ((x + 1)(images - ofClass - active + x + 1)), from the mode,
/// whose weight is 1, outwards; the tail is their sum from `observed` on over the sum of all: no logarithm, no factorial.
let upperTail (images: int) (ofClass: int) (active: int) (observed: int) : float =
    let low = max 0 (ofClass + active - images)
    let high = min ofClass active

    let mode =
        int ((int64 ofClass + 1L) * (int64 active + 1L) / (int64 images + 2L))
        |> max low
        |> min high

    let weights = Array.zeroCreate<float>(high - low + 1)
    weights[mode - low] <- 1.0

    /// w(x + 1) / w(x).
    let ratio x =
        float (ofClass - x) * float (active - x)
        / (float (x + 1) * float (images - ofClass - active + x + 1))

    for x in mode .. high - 1 do
        weights[x + 1 - low] <- weights[x - low] * ratio x

    for x in mode - 1 .. -1 .. low do
        weights[x - low] <- weights[x + 1 - low] / ratio x

    /// The sum of the weights of first, …, last, from the last to the first.
    let sum first last =
        let mutable total = 0.0

        for x in last .. -1 .. first do
            total <- total + weights[x - low]

        total

    let tail = sum (max low observed) high
    tail / (tail + sum low (min high (observed - 1)))
