namespace ResearchPipeline.Metrics

open System

/// Where a feature lies in the image, and how wide it is; all in pixels, and NaN where all weights are zero.
[<Struct>]
type SpatialSpread =
    {
        /// Column of the centroid, from 0 for the left one.
        CentreX: float
        /// Row of the centroid, from 0 for the top one.
        CentreY: float
        /// Root mean square distance from the centroid.
        Spread: float
    }

module SpatialSpread =
    /// Centroid and width of the squared weights of a feature over an image of `rows` x `width` pixels, row after row, where there are several
    /// channels one after another, each of which has its pixels in the same places: the mean place and the
    /// root of the mean squared distance from it, each pixel counted by its share of Σ w². A single pixel has spread 0, an even feature
    /// of 28 x 28 pixels sqrt((28² - 1) / 6) = 11.4.
    let ofWeights (rows: int) (width: int) (weights: ReadOnlySpan<float32>) =
        let mutable total = 0.0
        let mutable x = 0.0
        let mutable y = 0.0

        for i in 0 .. weights.Length - 1 do
            let square = float weights[i] * float weights[i]
            total <- total + square
            x <- x + square * float (i % width)
            y <- y + square * float (i / width % rows)

        let centreX = x / total
        let centreY = y / total
        let mutable distances = 0.0

        for i in 0 .. weights.Length - 1 do
            let dx = float (i % width) - centreX
            let dy = float (i / width % rows) - centreY
            distances <- distances + float weights[i] * float weights[i] * (dx * dx + dy * dy)

        {
            CentreX = centreX
            CentreY = centreY
            Spread = sqrt (distances / total)
        }
