namespace ResearchPipeline.Metrics

open System
open System.Numerics

/// Sums of bytes by pixel, and of their products by pair of pixels (lower triangle).
type internal SecondMoments =
    {
        Sums: int64[]
        Products: int64[][]
    }

    static member Of pixels =
        {
            Sums = Array.zeroCreate pixels
            Products = Array.init pixels (fun d -> Array.zeroCreate (d + 1))
        }

module internal SecondMoments =
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
    let private addBlock (moments: SecondMoments) (images: ReadOnlySpan<byte>) pixels (block: float32[]) stride =
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
        let moments = SecondMoments.Of pixels

        // Beyond the pixels of a row stand zeros, as many as a register or four pixels may reach.
        let stride = pixels + Vector<float32>.Count + PixelsAtOnce
        let block = Array.zeroCreate (ImagesAtOnce * stride)

        for image in first..ImagesAtOnce..last do
            let count = min ImagesAtOnce (last + 1 - image)
            addBlock moments (images.Span.Slice(image * pixels, count * pixels)) pixels block stride

        moments

    let private together (a: SecondMoments) (b: SecondMoments) =
        {
            Sums = Array.map2 (+) a.Sums b.Sums
            Products = Array.map2 (Array.map2 (+)) a.Products b.Products
        }

    /// Of all images, `pixels` bytes each. The sums are whole numbers: exact in any order.
    let ofImages (images: ReadOnlyMemory<byte>) pixels =
        let count = images.Length / pixels
        let parts = Environment.ProcessorCount

        Array.Parallel.init parts (fun part ->
            momentsOf images pixels (count * part / parts) (count * (part + 1) / parts - 1))
        |> Array.reduce together
