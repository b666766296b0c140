/// What the units of layers look like.
module ResearchPipeline.Metrics.LayerFeature

/// The vector over its length: for a unit that sees pixels, the input of length 1 that activates it most, x_j = w_j / sqrt(Σ w²) (Ng, 2011,
/// "Sparse autoencoder", section 4). Zeros stay zeros.
let unitNorm (weights: float[]) =
    let mutable squares = 0.0

    for weight in weights do
        squares <- squares + weight * weight

    if squares = 0.0 then
        weights
    else
        let norm = sqrt squares
        weights |> Array.map (fun weight -> weight / norm)

/// Σ_i weights[i] · rows[i], i ascending: what a unit sees of the input of the layer below, whose rows these are, were that layer linear.
let project (weights: float[]) (rows: float32[][]) =
    let sums = Array.zeroCreate<float> rows[0].Length

    for i in 0 .. rows.Length - 1 do
        let weight = weights[i]
        let row = rows[i]

        for d in 0 .. sums.Length - 1 do
            sums[d] <- sums[d] + weight * float row[d]

    sums
