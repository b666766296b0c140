/// How evenly features share out over the image.
module ResearchPipeline.Metrics.PixelEnergy

/// For each pixel the mean over features of w_p² / |w|², times the number of pixels: 1 everywhere where the features together weigh all
/// pixels alike, and 1 on average over pixels in any case. A feature without direction does not count; NaN where none has one.
let ofFeatures (pixels: int) (features: float32[][]) =
    let energy = Array.zeroCreate<float> pixels
    let mutable counted = 0

    for weights in features do
        let mutable squares = 0.0

        for weight in weights do
            squares <- squares + float weight * float weight

        if squares > 0.0 then
            counted <- counted + 1

            for pixel in 0 .. pixels - 1 do
                energy[pixel] <- energy[pixel] + float weights[pixel] * float weights[pixel] / squares

    energy |> Array.map (fun sum -> sum * float pixels / float counted)
