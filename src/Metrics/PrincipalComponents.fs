/// PCA, the linear baseline: k numbers an image, as a top-k code has, but always along the same k directions.
module ResearchPipeline.Metrics.PrincipalComponents

open System

/// A fitted basis: the mean, and components from the largest variance on, orthonormal rows.
type Basis =
    { Mean: float[]; Components: float[][] }

/// Fits to images of `pixels` bytes on [0, 1] = u8/255. The second moments are integer sums: exact in any order.
let fit (images: ReadOnlyMemory<byte>) (pixels: int) =
    let count = images.Length / pixels
    let sums = Array.zeroCreate<int64> pixels
    let products = Array.init pixels (fun _ -> Array.zeroCreate<int64> pixels)
    let span = images.Span
    let lit = Array.zeroCreate<int> pixels

    for image in 0 .. count - 1 do
        let offset = image * pixels
        let mutable litCount = 0

        for d in 0 .. pixels - 1 do
            if span[offset + d] <> 0uy then
                lit[litCount] <- d
                litCount <- litCount + 1

        for i in 0 .. litCount - 1 do
            let value = int64 span[offset + lit[i]]
            sums[lit[i]] <- sums[lit[i]] + value
            let row = products[lit[i]]

            for j in 0..i do
                row[lit[j]] <- row[lit[j]] + value * int64 span[offset + lit[j]]

    let n = float count
    let scale = 1.0 / (255.0 * 255.0)

    let covariance i j =
        let product = float products[max i j].[min i j]
        (product / n - float sums[i] / n * (float sums[j] / n)) * scale

    let matrix = Array.init pixels (fun i -> Array.init pixels (covariance i))
    let struct (_, vectors) = Eigen.symmetric matrix

    {
        Mean = sums |> Array.map (fun sum -> float sum / n / 255.0)
        Components = vectors
    }

/// The reconstruction of an image from its first `k` components, rounded to binary32 at the end.
let reconstruct (basis: Basis) (k: int) (image: ReadOnlySpan<float32>) (output: Span<float32>) =
    let centred = Array.zeroCreate<float> image.Length
    let sum = Array.copy basis.Mean

    for d in 0 .. image.Length - 1 do
        centred[d] <- float image[d] - basis.Mean[d]

    for c in 0 .. k - 1 do
        let direction = basis.Components[c]
        let mutable score = 0.0

        for d in 0 .. centred.Length - 1 do
            score <- score + centred[d] * direction[d]

        for d in 0 .. centred.Length - 1 do
            sum[d] <- sum[d] + score * direction[d]

    for d in 0 .. image.Length - 1 do
        output[d] <- float32 sum[d]
