/// What storing a code takes: k numbers of 32 bits, and which k of the latents they belong to.
module ResearchPipeline.Metrics.CodeLength

/// Bits of a stored number: binary32.
[<Literal>]
let BitsOfNumber = 32.0

/// log2 C(latents, k), the sum of log2 ((latents - k + i) / i) over i = 1 … k: what naming k of so many latents takes at least. `log`
/// is the natural logarithm to use: the platform's own differs between machines.
let ofSupport (log: System.Func<float, float>) (latents: int) (k: int) =
    let chosen = min k (latents - k)
    let mutable sum = 0.0

    for i in 1..chosen do
        sum <- sum + log.Invoke(float (latents - chosen + i) / float i)

    sum / log.Invoke 2.0

/// Bits of a code: of its numbers and of its support.
let ofCode log latents k =
    BitsOfNumber * float k + ofSupport log latents k

/// How many numbers take at least as many bits.
let numbers (bits: float) = int (ceil (bits / BitsOfNumber))
