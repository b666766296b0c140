/// Eigenvalues and eigenvectors of a real symmetric matrix, in additions, products, divisions and roots alone, in a fixed order.
module ResearchPipeline.Metrics.Eigen

/// a·x added to y from index `start` on.
let private addScaled (a: float) (x: float[]) (y: float[]) start finish =
    for i in start..finish do
        y[i] <- y[i] + a * x[i]

let private dot (x: float[]) (y: float[]) start finish =
    let mutable sum = 0.0

    for i in start..finish do
        sum <- sum + x[i] * y[i]

    sum

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

            for i in k + 1 .. n - 1 do
                product[i] <- dot matrix[i] column (k + 1) (n - 1)

            let projection = dot column product (k + 1) (n - 1)
            addScaled -projection column product (k + 1) (n - 1)

            for i in k + 1 .. n - 1 do
                addScaled (-2.0 * column[i]) product matrix[i] (k + 1) (n - 1)
                addScaled (-2.0 * product[i]) column matrix[i] (k + 1) (n - 1)

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

/// One implicit QL sweep between indices l and m; rotates the rows of `vectors` along (Numerical Recipes, tqli).
let private sweep (d: float[]) (e: float[]) (vectors: float[][]) l m =
    let g0 = (d[l + 1] - d[l]) / (2.0 * e[l])
    let r0 = hypotenuse g0 1.0
    let mutable g = d[m] - d[l] + e[l] / (g0 + (if g0 >= 0.0 then r0 else -r0))
    let mutable s = 1.0
    let mutable c = 1.0
    let mutable p = 0.0
    let mutable i = m - 1
    let mutable vanished = false

    while i >= l && not vanished do
        let f = s * e[i]
        let b = c * e[i]
        let r = hypotenuse f g
        e[i + 1] <- r

        if r = 0.0 then
            d[i + 1] <- d[i + 1] - p
            e[m] <- 0.0
            vanished <- true
        else
            s <- f / r
            c <- g / r
            g <- d[i + 1] - p
            let t = (d[i] - g) * s + 2.0 * c * b
            p <- s * t
            d[i + 1] <- g + p
            g <- c * t - b
            let upper, lower = vectors[i + 1], vectors[i]

            for k in 0 .. upper.Length - 1 do
                let u = upper[k]
                upper[k] <- s * lower[k] + c * u
                lower[k] <- c * lower[k] - s * u

            i <- i - 1

    if not vanished then
        d[l] <- d[l] - p
        e[l] <- g
        e[m] <- 0.0

/// Eigenvalues from the largest, and their unit eigenvectors as rows. Signs are fixed: the largest component of each
/// vector (the first of equals) is positive. The matrix, given as rows, is overwritten.
let symmetric (matrix: float[][]) : struct (float[] * float[][]) =
    let n = matrix.Length
    let struct (d, e, reflections) = tridiagonalize matrix

    let vectors =
        Array.init n (fun i -> Array.init n (fun j -> if i = j then 1.0 else 0.0))

    for l in 0 .. n - 1 do
        let split () =
            let mutable m = l

            while m < n - 1 && abs e[m] > 2.220446049250313e-16 * (abs d[m] + abs d[m + 1]) do
                m <- m + 1

            m

        let mutable m = split ()

        while m > l do
            sweep d e vectors l m
            m <- split ()

    for vector in vectors do
        for k in n - 3 .. -1 .. 0 do
            let reflection = reflections[k]

            if reflection.Length > 0 then
                let projection = dot reflection vector (k + 1) (n - 1)
                addScaled (-2.0 * projection) reflection vector (k + 1) (n - 1)

        let largest = vector |> Array.maxBy abs

        if largest < 0.0 then
            for k in 0 .. n - 1 do
                vector[k] <- -vector[k]

    let order = Array.init n id |> Array.sortBy (fun i -> struct (-d[i], i))
    struct (order |> Array.map (fun i -> d[i]), order |> Array.map (fun i -> vectors[i]))
