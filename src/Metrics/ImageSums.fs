namespace ResearchPipeline.Metrics

open System
open System.Buffers
open System.Numerics

/// What sums over the pixels of an image and its reconstruction tell.
[<Struct>]
type ImageSums =
    {
        /// |x - x^|², as SquaredError.ofImage has it.
        SquaredError: float
        /// As Correlation.pearson has it; NaN where either side is constant.
        Pearson: float
        /// |x|².
        Squares: float
        /// |x^|², as Shrinkage.terms has it.
        ReconstructionSquares: float
        /// <x, x^>, as Shrinkage.terms has it.
        Product: float
    }

module ImageSums =
    /// All of them in two passes. Each is a sum of its own, pixels in order, so that its bits are those of the function that defines it; beside
    /// each other they wait less, each for its own last addition.
    let ofImage (image: ReadOnlySpan<float32>) (reconstruction: ReadOnlySpan<float32>) =
        let mutable error, squares, reconstructionSquares, product = 0.0, 0.0, 0.0, 0.0
        let mutable sumX, sumY = 0.0, 0.0

        for d in 0 .. image.Length - 1 do
            let x, y = float image[d], float reconstruction[d]
            let difference = x - y
            error <- error + difference * difference
            squares <- squares + x * x
            reconstructionSquares <- reconstructionSquares + y * y
            product <- product + x * y
            sumX <- sumX + x
            sumY <- sumY + y

        let meanX, meanY = sumX / float image.Length, sumY / float image.Length
        let mutable xx, yy, xy = 0.0, 0.0, 0.0

        for d in 0 .. image.Length - 1 do
            let dx, dy = float image[d] - meanX, float reconstruction[d] - meanY
            xx <- xx + dx * dx
            yy <- yy + dy * dy
            xy <- xy + dx * dy

        {
            SquaredError = error
            Pearson = Correlation.ofSums xx yy xy
            Squares = squares
            ReconstructionSquares = reconstructionSquares
            Product = product
        }

    // Of reconstructions that stand beside each other, a pixel's of all of them in one vector: lane i's go to place first + i of `all`.
    let private ofLanes (image: ReadOnlySpan<float32>) (beside: float[]) (all: ImageSums[]) first =
        let lanes = Vector<float>.Count
        let mutable squares, sumX, xx = 0.0, 0.0, 0.0

        let mutable error, reconstructionSquares, product, sumY =
            Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero

        for d in 0 .. image.Length - 1 do
            let x, y = float image[d], Vector<float>(beside, d * lanes)
            let difference = Vector<float> x - y
            error <- error + difference * difference
            squares <- squares + x * x
            reconstructionSquares <- reconstructionSquares + y * y
            product <- product + y * x
            sumX <- sumX + x
            sumY <- sumY + y

        let meanX, meanY =
            sumX / float image.Length, sumY / Vector<float>(float image.Length)

        let mutable yy, xy = Vector<float>.Zero, Vector<float>.Zero

        for d in 0 .. image.Length - 1 do
            let dx, dy = float image[d] - meanX, Vector<float>(beside, d * lanes) - meanY
            xx <- xx + dx * dx
            yy <- yy + dy * dy
            xy <- xy + dy * dx

        for lane in 0 .. min lanes (all.Length - first) - 1 do
            all[first + lane] <-
                {
                    SquaredError = error[lane]
                    Pearson = Correlation.ofSums xx yy[lane] xy[lane]
                    Squares = squares
                    ReconstructionSquares = reconstructionSquares[lane]
                    Product = product[lane]
                }

    /// Those of several reconstructions of one image, each as ofImage has them: lanes of a vector hold the sums of different reconstructions.
    let ofImages (image: ReadOnlySpan<float32>) (reconstructions: ReadOnlyMemory<float32>[]) =
        let lanes = Vector<float>.Count
        let all = Array.zeroCreate reconstructions.Length

        // Where a reconstruction is too short, this fails and the array is not given back: then the collector has it.
        let beside = ArrayPool<float>.Shared.Rent(image.Length * lanes)

        for first in 0..lanes .. all.Length - 1 do
            if first = all.Length - 1 then
                all[first] <- ofImage image reconstructions[first].Span
            else
                // Lanes that are left over repeat the last: what a rented array holds may be slow to add.
                for lane in 0 .. lanes - 1 do
                    let reconstruction = reconstructions[min (first + lane) (all.Length - 1)].Span

                    for d in 0 .. image.Length - 1 do
                        beside[d * lanes + lane] <- float reconstruction[d]

                ofLanes image beside all first

        ArrayPool<float>.Shared.Return beside
        all
