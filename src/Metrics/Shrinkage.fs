/// Whether reconstructions are systematically too short.
module ResearchPipeline.Metrics.Shrinkage

open System

/// (|x^|², <x, x^>) of one image: what defines these two of ImageSums.
let terms (image: ReadOnlySpan<float32>) (reconstruction: ReadOnlySpan<float32>) =
    let mutable squares = 0.0
    let mutable product = 0.0

    for d in 0 .. image.Length - 1 do
        squares <- squares + float reconstruction[d] * float reconstruction[d]
        product <- product + float image[d] * float reconstruction[d]

    struct (squares, product)

/// gamma = mean |x^|² / mean <x, x^>, the relative reconstruction bias of Rajamanoharan et al. (2024, arXiv:2404.16014): the g
/// that makes mean |x^ / g - x|² least. 1 is unbiased, less is shrinkage.
let gamma (squares: float[]) (products: float[]) =
    Descriptive.mean squares / Descriptive.mean products
