/// Eigenvalues and eigenvectors of a real symmetric matrix, in additions, products, divisions and roots alone, each number's in a fixed
/// order: lanes of a vector and threads hold different numbers, so that no bit depends on how many there are.
module ResearchPipeline.LinearAlgebra.Eigen

open System
open System.Numerics
open System.Threading.Tasks
open ResearchPipeline.LinearAlgebra.Vectors

/// Work on first, first + 1, …, last, a block of neighbours at a time and the blocks beside each other.
let private inBlocks size first last (work: int -> int -> unit) =
    let blocks = (last - first + size) / size

    Parallel.For(0, blocks, (fun block -> work (first + block * size) (min last (first + (block + 1) * size - 1))))
    |> ignore

[<Literal>]
let private Block = 128

/// Householder reduction of a symmetric matrix (rows) to tridiagonal form: overwrites the matrix with the reflections
/// and returns diagonal and off-diagonal (Golub and Van Loan, 4th edition, algorithm 8.3.1).
let private tridiagonalize (matrix: float[][]) =
    let n = matrix.Length
    let diagonal = Array.zeroCreate<float> n
    let off = Array.zeroCreate<float> n
    let reflections = Array.create n [||]

    for k in 0 .. n - 3 do
        let column = Array.init n (fun i -> if i > k then matrix[i][k] else 0.0)
        let norm = sqrt (dot column column (k + 1) (n - 1))
        diagonal[k] <- matrix[k][k]

        if norm = 0.0 then
            off[k] <- 0.0
        else
            let alpha = if column[k + 1] > 0.0 then -norm else norm
            off[k] <- alpha
            column[k + 1] <- column[k + 1] - alpha
            let scale = 1.0 / sqrt (dot column column (k + 1) (n - 1))

            for i in k + 1 .. n - 1 do
                column[i] <- column[i] * scale

            let product = Array.zeroCreate<float> n

            inBlocks Block (k + 1) (n - 1) (fun first last -> dots matrix column first last (k + 1) (n - 1) product)

            let projection = dot column product (k + 1) (n - 1)
            addScaled -projection column product (k + 1) (n - 1)

            inBlocks Block (k + 1) (n - 1) (fun first last ->
                for i in first..last do
                    addScaled (-2.0 * column[i]) product matrix[i] (k + 1) (n - 1)
                    addScaled (-2.0 * product[i]) column matrix[i] (k + 1) (n - 1))

            reflections[k] <- column

    if n > 1 then
        diagonal[n - 2] <- matrix[n - 2][n - 2]
        off[n - 2] <- matrix[n - 1][n - 2]

    diagonal[n - 1] <- matrix[n - 1][n - 1]
    struct (diagonal, off, reflections)

/// sqrt(a² + b²) without overflow.
let private hypotenuse (a: float) (b: float) =
    let a, b = abs a, abs b

    if a > b then a * sqrt (1.0 + (b / a) * (b / a))
    elif b = 0.0 then 0.0
    else b * sqrt (1.0 + (a / b) * (a / b))

/// The plane rotations of one QR step: that of rows k and k + 1 has cosine and sine k.
[<Struct>]
type private Rotations = { Cosines: float[]; Sines: float[] }

/// One implicit QR step with Wilkinson's shift on the rows lo..hi of a tridiagonal matrix (Golub and Van Loan, 4th edition, section
/// 8.3.5): plane rotations chase the entry that the shift puts beside the diagonals out at the lower end.
let private step (d: float[]) (e: float[]) (rotations: Rotations) lo hi =
    let half = (d[hi - 1] - d[hi]) / 2.0
    let last = e[hi - 1]
    let root = hypotenuse half last

    let shift = d[hi] - last * (last / (half + (if half >= 0.0 then root else -root)))

    let mutable x = d[lo] - shift
    let mutable bulge = e[lo]

    for k in lo .. hi - 1 do
        let r = hypotenuse x bulge
        let c = if r = 0.0 then 1.0 else x / r
        let s = if r = 0.0 then 0.0 else bulge / r
        rotations.Cosines[k] <- c
        rotations.Sines[k] <- s

        if k > lo then
            e[k - 1] <- r

        let a, b, g = d[k], e[k], d[k + 1]
        d[k] <- c * c * a + 2.0 * c * s * b + s * s * g
        d[k + 1] <- s * s * a - 2.0 * c * s * b + c * c * g
        e[k] <- (c * c - s * s) * b + c * s * (g - a)

        if k < hi - 1 then
            x <- e[k]
            bulge <- s * e[k + 1]
            e[k + 1] <- c * e[k + 1]

/// Two rows turn in their plane, at the places start..finish.
let private turn (c: float) (s: float) (first: float[]) (second: float[]) start finish =
    let lanes = Vector<float>.Count
    let cosine, sine = Vector<float> c, Vector<float> s
    let mutable i = start

    while i + lanes <= finish + 1 do
        let u, v = Vector<float>(first, i), Vector<float>(second, i)
        (cosine * u + sine * v).CopyTo(first, i)
        (cosine * v - sine * u).CopyTo(second, i)
        i <- i + lanes

    for j in i..finish do
        let u, v = first[j], second[j]
        first[j] <- c * u + s * v
        second[j] <- c * v - s * u

/// The rows of `vectors` turn along with a step's rotations: a block of columns, which fits a cache, through all of them.
let private turnAll (vectors: float[][]) (rotations: Rotations) lo hi =
    inBlocks Block 0 (vectors.Length - 1) (fun first last ->
        for k in lo .. hi - 1 do
            turn rotations.Cosines[k] rotations.Sines[k] vectors[k] vectors[k + 1] first last)

/// A vector in the coordinates of the tridiagonal matrix, in those of the matrix itself.
let private reflect (reflections: float[][]) (vector: float[]) =
    let n = vector.Length

    for k in n - 3 .. -1 .. 0 do
        let reflection = reflections[k]

        if reflection.Length > 0 then
            let projection = dot reflection vector (k + 1) (n - 1)
            addScaled (-2.0 * projection) reflection vector (k + 1) (n - 1)

/// The largest component (the first of equals) becomes positive.
let private fixSign (vector: float[]) =
    if Array.maxBy abs vector < 0.0 then
        for k in 0 .. vector.Length - 1 do
            vector[k] <- -vector[k]

/// The `count` largest eigenvalues, from the largest, and their unit eigenvectors as rows. Signs are fixed: the largest component of
/// each vector (the first of equals) is positive. The matrix, given as rows, is overwritten.
let largest count (matrix: float[][]) : struct (float[] * float[][]) =
    let n = matrix.Length
    let struct (d, e, reflections) = tridiagonalize matrix

    let vectors =
        Array.init n (fun i -> Array.init n (fun j -> if i = j then 1.0 else 0.0))

    let rotations =
        {
            Cosines = Array.zeroCreate n
            Sines = Array.zeroCreate n
        }

    let couples i =
        abs e[i] > 2.220446049250313e-16 * (abs d[i] + abs d[i + 1])

    for hi in n - 1 .. -1 .. 1 do
        while couples (hi - 1) do
            let mutable lo = hi - 1

            while lo > 0 && couples (lo - 1) do
                lo <- lo - 1

            step d e rotations lo hi
            turnAll vectors rotations lo hi

    let order =
        Array.init n id
        |> Array.sortBy (fun i -> struct (-d[i], i))
        |> Array.truncate count

    inBlocks 1 0 (order.Length - 1) (fun place _ ->
        reflect reflections vectors[order[place]]
        fixSign vectors[order[place]])

    struct (order |> Array.map (fun i -> d[i]), order |> Array.map (fun i -> vectors[i]))
