/// How probable membership of a class is, given a few numbers of an image.
module ResearchPipeline.Metrics.LogisticRegression

open System

/// p = 1 / (1 + e^-(Intercept + Σ Weights · x)).
type Fit =
    {
        Intercept: float
        /// One for each number, in its own unit.
        Weights: float[]
    }

/// Weight of half the sum of the squared weights, of numbers in their standard deviations, beside the mean loss: so little that it shows
/// only where the classes can be told without a mistake, and weights would grow for ever.
[<Literal>]
let Ridge = 1e-6

// Newton's method converges quadratically: the step after one that gains so little gains nothing that binary64 could hold.
let private smallGain = 1e-12
let private mostSteps = 100

/// The intercept and each weight times its number, in this order.
let score (fit: Fit) (numbers: ReadOnlySpan<float>) =
    let mutable sum = fit.Intercept

    for i in 0 .. numbers.Length - 1 do
        sum <- sum + fit.Weights[i] * numbers[i]

    sum

/// The probability of a score. `exponential` is the function to use: the platform's own differs between machines.
let probability (exponential: Func<float, float>) (score: float) = 1.0 / (1.0 + exponential.Invoke -score)

// Mean and standard deviation of each column; 1 for one that is constant, which then has a weight of 0.
let private scales (columns: float[][]) =
    columns
    |> Array.map (fun column ->
        let mean = Descriptive.mean column
        let mutable squares = 0.0

        for value in column do
            squares <- squares + (value - mean) * (value - mean)

        let deviation = sqrt (squares / float column.Length)
        struct (mean, (if deviation > 0.0 then deviation else 1.0)))

// Solves A x = b in place for a symmetric positive definite A, by elimination without exchanging rows, which it does not need.
let private solve (a: float[,]) (b: float[]) =
    let n = b.Length

    for pivot in 0 .. n - 1 do
        for row in pivot + 1 .. n - 1 do
            let factor = a[row, pivot] / a[pivot, pivot]

            for column in pivot .. n - 1 do
                a[row, column] <- a[row, column] - factor * a[pivot, column]

            b[row] <- b[row] - factor * b[pivot]

    for row in n - 1 .. -1 .. 0 do
        for column in row + 1 .. n - 1 do
            b[row] <- b[row] - a[row, column] * b[column]

        b[row] <- b[row] / a[row, row]

// ln (1 + e^-m), without an overflow on either side.
let private loss (exponential: Func<float, float>) (logarithm: Func<float, float>) (margin: float) =
    max 0.0 -margin + logarithm.Invoke(1.0 + exponential.Invoke -(abs margin))

let private ridge (weights: float[]) =
    let mutable sum = 0.0

    for i in 1 .. weights.Length - 1 do
        sum <- sum + weights[i] * weights[i]

    0.5 * Ridge * sum

let private scoreOf (weights: float[]) (columns: float[][]) image =
    let mutable sum = weights[0]

    for i in 0 .. columns.Length - 1 do
        sum <- sum + weights[i + 1] * columns[i][image]

    sum

let private objective exponential logarithm (columns: float[][]) (isMember: bool[]) (weights: float[]) =
    let mutable sum = 0.0

    for image in 0 .. isMember.Length - 1 do
        let own = scoreOf weights columns image
        sum <- sum + loss exponential logarithm (if isMember[image] then own else -own)

    sum / float isMember.Length + ridge weights

// The gradient, and the upper half of the matrix of second derivatives, of the objective.
let private derivatives exponential (columns: float[][]) (isMember: bool[]) (weights: float[]) =
    let size = weights.Length
    let gradient = Array.zeroCreate<float> size
    let curvature = Array2D.zeroCreate<float> size size
    let inputs = Array.create size 1.0

    for image in 0 .. isMember.Length - 1 do
        for i in 1 .. size - 1 do
            inputs[i] <- columns[i - 1][image]

        let p = probability exponential (scoreOf weights columns image)
        let error = if isMember[image] then p - 1.0 else p
        let curved = p * (1.0 - p)

        for i in 0 .. size - 1 do
            gradient[i] <- gradient[i] + error * inputs[i]

            for j in i .. size - 1 do
                curvature[i, j] <- curvature[i, j] + curved * inputs[i] * inputs[j]

    let images = float isMember.Length

    for i in 0 .. size - 1 do
        gradient[i] <- gradient[i] / images + (if i > 0 then Ridge * weights[i] else 0.0)

        for j in i .. size - 1 do
            curvature[i, j] <- curvature[i, j] / images + (if i = j && i > 0 then Ridge else 0.0)
            curvature[j, i] <- curvature[i, j]

    struct (gradient, curvature)

// Newton's steps, each halved until it does not lead up.
let private minimise exponential logarithm (columns: float[][]) (isMember: bool[]) (first: float[]) =
    let mutable weights = first
    let mutable value = objective exponential logarithm columns isMember weights
    let mutable gain = infinity
    let mutable steps = 0

    while gain > smallGain && steps < mostSteps do
        let struct (gradient, curvature) = derivatives exponential columns isMember weights
        let step = Array.copy gradient
        solve curvature step
        gain <- Array.fold2 (fun sum g s -> sum + g * s) 0.0 gradient step
        let mutable length = 1.0
        let mutable next = Array.map2 (-) weights step
        let mutable reached = objective exponential logarithm columns isMember next

        while gain > smallGain && reached > value && length > 1e-9 do
            length <- length / 2.0
            next <- Array.map2 (fun w s -> w - length * s) weights step
            reached <- objective exponential logarithm columns isMember next

        weights <- next
        value <- reached
        steps <- steps + 1

    weights

/// The fit of least mean loss ln (1 + e^-margin), with the ridge beside it, by Newton's method (iteratively reweighted least squares;
/// McCullagh and Nelder, 1989, section 2.5) until it gains no more. Sums run over images in their order. There is an image that is a
/// member and one that is not.
let fit exponential logarithm (columns: float[][]) (isMember: bool[]) : Fit =
    let scales = scales columns

    let standardised =
        Array.map2 (fun struct (mean, deviation) -> Array.map (fun value -> (value - mean) / deviation)) scales columns

    let weights =
        minimise exponential logarithm standardised isMember (Array.zeroCreate (columns.Length + 1))

    let own =
        Array.mapi (fun i struct (_, deviation) -> weights[i + 1] / deviation) scales

    {
        Intercept = Array.fold2 (fun sum weight struct (mean, _) -> sum - weight * mean) weights[0] own scales
        Weights = own
    }
