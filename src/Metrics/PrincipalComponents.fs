/// PCA, the linear baseline: k numbers an image, as a top-k code has, but always along the same k directions.
module ResearchPipeline.Metrics.PrincipalComponents

open System
open ResearchPipeline.LinearAlgebra
open ResearchPipeline.LinearAlgebra.Vectors

/// A fitted basis: the mean, and components from the largest variance on, orthonormal rows.
type Basis =
    { Mean: float[]; Components: float[][] }

/// Sums of bytes by pixel, and of their products by pair of pixels (lower triangle).
type private Moments =
    {
        Sums: int64[]
        Products: int64[][]
    }

    static member Of pixels =
        {
            Sums = Array.zeroCreate pixels
            Products = Array.init pixels (fun d -> Array.zeroCreate (d + 1))
        }

let private add (moments: Moments) (image: ReadOnlySpan<byte>) (lit: int[]) =
    let mutable count = 0

    for d in 0 .. image.Length - 1 do
        if image[d] <> 0uy then
            lit[count] <- d
            count <- count + 1

    for i in 0 .. count - 1 do
        let value = int64 image[lit[i]]
        moments.Sums[lit[i]] <- moments.Sums[lit[i]] + value
        let row = moments.Products[lit[i]]

        for j in 0..i do
            row[lit[j]] <- row[lit[j]] + value * int64 image[lit[j]]

let private momentsOf (images: ReadOnlyMemory<byte>) pixels first last =
    let moments = Moments.Of pixels
    let lit = Array.zeroCreate pixels

    for image in first..last do
        add moments (images.Span.Slice(image * pixels, pixels)) lit

    moments

let private together (a: Moments) (b: Moments) =
    {
        Sums = Array.map2 (+) a.Sums b.Sums
        Products = Array.map2 (Array.map2 (+)) a.Products b.Products
    }

/// Fits `components` directions to images of `pixels` bytes on [0, 1] = u8/255. The second moments are integer sums: exact in any order.
let fit components (images: ReadOnlyMemory<byte>) (pixels: int) =
    let count = images.Length / pixels
    let parts = Environment.ProcessorCount

    let { Sums = sums; Products = products } =
        Array.Parallel.init parts (fun part ->
            momentsOf images pixels (count * part / parts) (count * (part + 1) / parts - 1))
        |> Array.reduce together

    let n = float count
    let scale = 1.0 / (255.0 * 255.0)

    let covariance i j =
        let product = float products[max i j].[min i j]
        (product / n - float sums[i] / n * (float sums[j] / n)) * scale

    let matrix = Array.init pixels (fun i -> Array.init pixels (covariance i))
    let struct (_, vectors) = Eigen.largest components matrix

    {
        Mean = sums |> Array.map (fun sum -> float sum / n / 255.0)
        Components = vectors
    }

/// The reconstructions of an image from its first k components, for each k of `counts`, ascending; one begins where the one before ends.
/// Summed in binary64, components in order, and rounded to binary32 at the end: row i of `outputs` is that of counts[i].
let reconstruct (basis: Basis) (counts: int[]) (image: ReadOnlySpan<float32>) (outputs: float32[][]) =
    let centred = Array.zeroCreate<float> image.Length
    let sum = Array.copy basis.Mean

    for d in 0 .. image.Length - 1 do
        centred[d] <- float image[d] - basis.Mean[d]

    let scores = Array.zeroCreate<float> basis.Components.Length
    dots basis.Components centred 0 (Array.last counts - 1) 0 (image.Length - 1) scores
    let mutable added = 0

    for i in 0 .. counts.Length - 1 do
        for c in added .. counts[i] - 1 do
            addScaled scores[c] basis.Components[c] sum 0 (image.Length - 1)

        added <- counts[i]
        let output = outputs[i]

        for d in 0 .. output.Length - 1 do
            output[d] <- float32 sum[d]
