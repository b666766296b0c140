/// PCA, the linear baseline: k numbers an image, as a top-k code has, but always along the same k directions.
module ResearchPipeline.Metrics.PrincipalComponents

open System
open System.Numerics
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

/// So many products of two bytes add up to less than 2²⁴: binary32 holds each of their sums exactly.
[<Literal>]
let private ImagesAtOnce = 256

/// Pixels that share what is loaded of the others.
[<Literal>]
let private PixelsAtOnce = 4

/// Adds the products of four pixels, first, first + 1, …, with all up to the last of them, over the images of a block (rows of `stride`
/// numbers) in which one of the four is lit.
let private addFour (products: int64[][]) (block: float32[]) stride (lit: ReadOnlySpan<int>) first =
    let lanes = Vector<float32>.Count
    let mutable start = 0

    while start <= (min (first + PixelsAtOnce) products.Length) - 1 do
        let mutable a, b, c, d =
            Vector<float32>.Zero, Vector<float32>.Zero, Vector<float32>.Zero, Vector<float32>.Zero

        for image in lit do
            let row = image * stride
            let others = Vector<float32>(block, row + start)
            a <- a + others * block[row + first]
            b <- b + others * block[row + first + 1]
            c <- c + others * block[row + first + 2]
            d <- d + others * block[row + first + 3]

        for lane in 0 .. min lanes (products.Length - start) - 1 do
            let other = start + lane

            let inline keep pixel (sums: Vector<float32>) =
                if pixel < products.Length && other <= pixel then
                    products[pixel][other] <- products[pixel][other] + int64 sums[lane]

            keep first a
            keep (first + 1) b
            keep (first + 2) c
            keep (first + 3) d

        start <- start + lanes

/// Adds the sums and the products of a block of images; `block` is room for them as numbers.
let private addBlock (moments: Moments) (images: ReadOnlySpan<byte>) pixels (block: float32[]) stride =
    let count = images.Length / pixels
    let lit = Array.zeroCreate count

    for image in 0 .. count - 1 do
        for d in 0 .. pixels - 1 do
            let value = images[image * pixels + d]
            block[image * stride + d] <- float32 value
            moments.Sums[d] <- moments.Sums[d] + int64 value

    for first in 0..PixelsAtOnce .. pixels - 1 do
        let mutable found = 0

        for image in 0 .. count - 1 do
            let row = image * stride + first

            if
                block[row] <> 0.0f
                || block[row + 1] <> 0.0f
                || block[row + 2] <> 0.0f
                || block[row + 3] <> 0.0f
            then
                lit[found] <- image
                found <- found + 1

        addFour moments.Products block stride (ReadOnlySpan(lit, 0, found)) first

let private momentsOf (images: ReadOnlyMemory<byte>) pixels first last =
    let moments = Moments.Of pixels

    // Beyond the pixels of a row stand zeros, as many as a register or four pixels may reach.
    let stride = pixels + Vector<float32>.Count + PixelsAtOnce
    let block = Array.zeroCreate (ImagesAtOnce * stride)

    for image in first..ImagesAtOnce..last do
        let count = min ImagesAtOnce (last + 1 - image)
        addBlock moments (images.Span.Slice(image * pixels, count * pixels)) pixels block stride

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
