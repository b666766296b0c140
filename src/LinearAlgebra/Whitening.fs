/// ZCA whitening: the symmetric map after which numbers vary alike and together in no way (Bell and Sejnowski, 1997), with a ridge.
module ResearchPipeline.LinearAlgebra.Whitening

open System.Numerics
open System.Threading.Tasks

/// A map as rows, and the one that undoes it.
type Maps =
    {
        Whitens: float[][]
        Restores: float[][]
    }

// Σ weight[k]·vectors[k]·vectors[k]ᵀ: each number's terms in the order of k, whatever a vector's lanes and the threads are.
let private symmetric (weights: float[]) (vectors: float[][]) =
    let n = vectors.Length
    let rows = Array.init n (fun _ -> Array.zeroCreate<float> n)
    let lanes = Vector<float>.Count

    Parallel.For(
        0,
        n,
        (fun i ->
            let row = rows[i]

            for k in 0 .. n - 1 do
                let vector = vectors[k]
                let factor = weights[k] * vector[i]
                let wide = Vector<float> factor
                let mutable j = 0

                while j + lanes <= n do
                    (Vector<float>(row, j) + wide * Vector<float>(vector, j)).CopyTo(row, j)
                    j <- j + lanes

                for j in j .. n - 1 do
                    row[j] <- row[j] + factor * vector[j])
    )
    |> ignore

    rows

/// Of a covariance U Λ Uᵀ, which is overwritten, the maps U (Λ + ε)^(-1/2) Uᵀ and U (Λ + ε)^(1/2) Uᵀ. Without the ridge ε > 0 a direction in
/// which nothing varies would be divided by 0; with it, one in which much less than ε varies stays small. A rounded eigenvalue below 0 is 0.
let ofCovariance ridge (covariance: float[][]) =
    let struct (values, vectors) = Eigen.largest covariance.Length covariance
    let deviations = values |> Array.map (fun value -> sqrt (max value 0.0 + ridge))

    {
        Whitens = symmetric (deviations |> Array.map (fun deviation -> 1.0 / deviation)) vectors
        Restores = symmetric deviations vectors
    }
