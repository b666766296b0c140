namespace ResearchPipeline.Metrics

open System

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
