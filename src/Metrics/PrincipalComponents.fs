/// PCA, the linear baseline: k numbers an image, as a top-k code has, but always along the same k directions.
module ResearchPipeline.Metrics.PrincipalComponents

open System
open System.Numerics
open ResearchPipeline.LinearAlgebra
open ResearchPipeline.LinearAlgebra.Vectors

/// Vectors whose sums are taken side by side, because each waits for its own last addition.
[<Literal>]
let private VectorsAtOnce = 4

/// A fitted basis: the mean, and components from the largest variance on, orthonormal rows.
[<Sealed>]
type Basis internal (mean: float[], components: float[][]) =
    let together = VectorsAtOnce * Vector<float>.Count
    let stride = (components.Length + together - 1) / together * together
    let byPixel = Array.zeroCreate<float>(mean.Length * stride)

    do
        components
        |> Array.iteri (fun c row -> row |> Array.iteri (fun pixel value -> byPixel[pixel * stride + c] <- value))

    member _.Mean = mean
    member _.Components = components

    /// Numbers of a pixel in ByPixel.
    member internal _.Stride = stride

    /// The components again, pixel by pixel: of each as many numbers as fill so many vectors, those beyond the last component 0.
    member internal _.ByPixel = byPixel

/// Fits `components` directions to images of `pixels` bytes on [0, 1] = u8/255. The second moments are integer sums: exact in any order.
let fit components (images: ReadOnlyMemory<byte>) (pixels: int) =
    let count = images.Length / pixels

    let { Sums = sums; Products = products } = SecondMoments.ofImages images pixels

    let n = float count
    let scale = 1.0 / (255.0 * 255.0)

    let covariance i j =
        let product = float products[max i j].[min i j]
        (product / n - float sums[i] / n * (float sums[j] / n)) * scale

    let matrix = Array.init pixels (fun i -> Array.init pixels (covariance i))
    let struct (_, vectors) = Eigen.largest components matrix

    Basis(sums |> Array.map (fun sum -> float sum / n / 255.0), vectors)

/// The scores of an image: its inner products, less the mean, with the first `count` components. Lanes hold different components, of which
/// each sums over pixels in order.
let private scoresOf (basis: Basis) count (image: ReadOnlySpan<float32>) =
    let lanes, stride = Vector<float>.Count, basis.Stride
    let scores = Array.zeroCreate<float> stride
    let mutable first = 0

    while first < count do
        let mutable a, b, c, d =
            Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero

        for pixel in 0 .. image.Length - 1 do
            let centred = float image[pixel] - basis.Mean[pixel]
            let place = pixel * stride + first
            a <- a + Vector<float>(basis.ByPixel, place) * centred
            b <- b + Vector<float>(basis.ByPixel, place + lanes) * centred
            c <- c + Vector<float>(basis.ByPixel, place + 2 * lanes) * centred
            d <- d + Vector<float>(basis.ByPixel, place + 3 * lanes) * centred

        a.CopyTo(scores, first)
        b.CopyTo(scores, first + lanes)
        c.CopyTo(scores, first + 2 * lanes)
        d.CopyTo(scores, first + 3 * lanes)
        first <- first + VectorsAtOnce * lanes

    scores

/// The components first, first + 1, …, last, each times its score, added to a sum in this order; pixels are taken a few vectors at a time, which
/// stay in registers meanwhile.
let private addComponents (basis: Basis) (scores: float[]) first last (sum: float[]) =
    let lanes = Vector<float>.Count
    let pixels = basis.Mean.Length
    let mutable start = 0

    while start + VectorsAtOnce * lanes <= pixels do
        let mutable a, b = Vector<float>(sum, start), Vector<float>(sum, start + lanes)

        let mutable c, d =
            Vector<float>(sum, start + 2 * lanes), Vector<float>(sum, start + 3 * lanes)

        for i in first..last do
            let score, row = scores[i], basis.Components[i]
            a <- a + Vector<float>(row, start) * score
            b <- b + Vector<float>(row, start + lanes) * score
            c <- c + Vector<float>(row, start + 2 * lanes) * score
            d <- d + Vector<float>(row, start + 3 * lanes) * score

        a.CopyTo(sum, start)
        b.CopyTo(sum, start + lanes)
        c.CopyTo(sum, start + 2 * lanes)
        d.CopyTo(sum, start + 3 * lanes)
        start <- start + VectorsAtOnce * lanes

    for i in first..last do
        addScaled scores[i] basis.Components[i] sum start (pixels - 1)

/// The reconstructions of an image from its first k components, for each k of `counts`, ascending; one begins where the one before ends.
/// Summed in binary64, components in order, and rounded to binary32 at the end: row i of `outputs` is that of counts[i].
let reconstruct (basis: Basis) (counts: int[]) (image: ReadOnlySpan<float32>) (outputs: float32[][]) =
    let scores = scoresOf basis (Array.last counts) image
    let sum = Array.copy basis.Mean
    let mutable added = 0

    for i in 0 .. counts.Length - 1 do
        addComponents basis scores added (counts[i] - 1) sum
        added <- counts[i]
        let output = outputs[i]

        for d in 0 .. output.Length - 1 do
            output[d] <- float32 sum[d]
