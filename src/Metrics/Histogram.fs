/// How values are distributed.
module ResearchPipeline.Metrics.Histogram

open System

/// The edges of `bins` bins of equal width: low + bin · (high - low) / bins, and high itself. One bin where low = high.
let edges (bins: int) (low: float) (high: float) =
    if low = high then
        [| low; high |]
    else
        Array.init (bins + 1) (fun bin ->
            if bin = bins then
                high
            else
                low + float bin * (high - low) / float bins)

/// How many values lie in each bin: edge ≤ v < next edge, and in the last bin also v = its upper edge. No value lies outside.
let counts (edges: float[]) (values: ReadOnlySpan<float32>) =
    let last = edges.Length - 2
    let counts = Array.zeroCreate<int>(last + 1)
    let perValue = float (last + 1) / (edges[last + 1] - edges[0])

    for i in 0 .. values.Length - 1 do
        let value = float values[i]

        // Rounding can lead next to the right bin; the edges decide.
        let mutable bin =
            if last = 0 then
                0
            else
                min last (int ((value - edges[0]) * perValue))

        while value < edges[bin] do
            bin <- bin - 1

        while bin < last && value >= edges[bin + 1] do
            bin <- bin + 1

        counts[bin] <- counts[bin] + 1

    counts
