/// Quantiles of the standard normal distribution.
module ResearchPipeline.Metrics.NormalQuantile

open System

// Coefficients of numerator and denominator, the highest power first.
let private central =
    [|
        2509.0809287301226727
        33430.575583588128105
        67265.770927008700853
        45921.953931549871457
        13731.693765509461125
        1971.5909503065514427
        133.14166789178437745
        3.387132872796366608
    |],
    [|
        5226.495278852854561
        28729.085735721942674
        39307.89580009271061
        21213.794301586595867
        5394.1960214247511077
        687.1870074920579083
        42.313330701600911252
        1.0
    |]

let private between =
    [|
        7.7454501427834140764e-4
        0.0227238449892691845833
        0.24178072517745061177
        1.27045825245236838258
        3.64784832476320460504
        5.7694972214606914055
        4.6303378461565452959
        1.42343711074968357734
    |],
    [|
        1.05075007164441684324e-9
        5.475938084995344946e-4
        0.0151986665636164571966
        0.14810397642748007459
        0.68976733498510000455
        1.6763848301838038494
        2.05319162663775882187
        1.0
    |]

let private tail =
    [|
        2.01033439929228813265e-7
        2.71155556874348757815e-5
        0.0012426609473880784386
        0.026532189526576123093
        0.29656057182850489123
        1.7848265399172913358
        5.4637849111641143699
        6.6579046435011037772
    |],
    [|
        2.04426310338993978564e-15
        1.4215117583164458887e-7
        1.8463183175100546818e-5
        7.868691311456132591e-4
        0.0148753612908506148525
        0.13692988092273580531
        0.59983220655588793769
        1.0
    |]

let private ratio (above: float[], below: float[]) (x: float) =
    let series = Array.fold (fun sum coefficient -> sum * x + coefficient) 0.0
    series above / series below

/// The number below which a standard normal deviate is with probability p, 0 < p < 1; ∓∞ at 0 and 1, NaN elsewhere. Algorithm AS 241, PPND16 (Wichura 1988,
/// Applied Statistics 37, 477-484): a relative error of about 1e-16. `logarithm` is the natural one to use.
let standard (logarithm: Func<float, float>) (p: float) =
    let q = p - 0.5

    if Double.IsNaN p || p < 0.0 || p > 1.0 then
        nan
    elif abs q <= 0.425 then
        q * ratio central (0.180625 - q * q)
    else
        let r = sqrt (-(logarithm.Invoke(if q < 0.0 then p else 1.0 - p)))

        let size =
            if Double.IsPositiveInfinity r then r
            elif r <= 5.0 then ratio between (r - 1.6)
            else ratio tail (r - 5.0)

        if q < 0.0 then -size else size
