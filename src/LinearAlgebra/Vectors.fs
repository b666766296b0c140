/// Sums over the numbers of vectors, each sum's terms in order from the first: lanes and neighbours hold different sums, so that no bit
/// depends on how many there are.
module ResearchPipeline.LinearAlgebra.Vectors

open System.Numerics

/// a·x added to y, at the places start..finish.
let addScaled (a: float) (x: float[]) (y: float[]) start finish =
    let lanes = Vector<float>.Count
    let factor = Vector<float> a
    let mutable i = start

    while i + lanes <= finish + 1 do
        (Vector<float>(y, i) + factor * Vector<float>(x, i)).CopyTo(y, i)
        i <- i + lanes

    for j in i..finish do
        y[j] <- y[j] + a * x[j]

/// The inner product of x and y over the places start..finish.
let dot (x: float[]) (y: float[]) start finish =
    let mutable sum = 0.0

    for i in start..finish do
        sum <- sum + x[i] * y[i]

    sum

// Four sums side by side, because each waits for its own last addition.
let private fourDots (rows: float[][]) (x: float[]) first start finish (sums: float[]) =
    let a, b, c, d = rows[first], rows[first + 1], rows[first + 2], rows[first + 3]
    let mutable p, q, r, s = 0.0, 0.0, 0.0, 0.0

    for i in start..finish do
        p <- p + a[i] * x[i]
        q <- q + b[i] * x[i]
        r <- r + c[i] * x[i]
        s <- s + d[i] * x[i]

    sums[first] <- p
    sums[first + 1] <- q
    sums[first + 2] <- r
    sums[first + 3] <- s

/// The inner products of x with the rows first..last over the places start..finish, each to its row's place in `sums`.
let dots (rows: float[][]) (x: float[]) first last start finish (sums: float[]) =
    let mutable i = first

    while i + 3 <= last do
        fourDots rows x i start finish sums
        i <- i + 4

    for j in i..last do
        sums[j] <- dot rows[j] x start finish
