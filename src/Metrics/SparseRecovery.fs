/// Which atoms of a dictionary a sum was made of: what a k-sparse encoder guesses in one step, and what sparse coding finds in several.
module ResearchPipeline.Metrics.SparseRecovery

open System

let private product (a: float[]) (b: float[]) =
    let mutable sum = 0.0

    for i in 0 .. a.Length - 1 do
        sum <- sum + a[i] * b[i]

    sum

/// The mutual coherence of atoms, n × dimensions: the largest |cosine| of two different ones, in [0, 1] (Donoho and Huo, 2001). Atoms of
/// zeros have no direction and are left out; NaN where fewer than two have one.
let coherence (atoms: float[][]) : float =
    let directions =
        [|
            for atom in atoms do
                let norm = sqrt (product atom atom)

                if norm > 0.0 then
                    Array.map (fun value -> value / norm) atom
        |]

    let mutable largest = nan

    for i in 1 .. directions.Length - 1 do
        for j in 0 .. i - 1 do
            let cosine = min 1.0 (abs (product directions[i] directions[j]))

            if not (cosine <= largest) then
                largest <- cosine

    largest

/// The k atoms with the largest scores, ascending; ties to the lower one.
let private largest k (scores: float[]) =
    let order = Array.init scores.Length id

    Array.Sort(
        order,
        fun i j ->
            if scores[i] <> scores[j] then
                compare scores[j] scores[i]
            else
                compare i j
    )

    let chosen = Array.truncate k order
    Array.sortInPlace chosen
    chosen

/// The support that a k-sparse encoder guesses: the k atoms with the largest ⟨atom, x⟩ (Makhzani and Frey, 2013, their algorithm 1).
let oneStep (atoms: float[][]) (k: int) (x: float[]) : int[] =
    largest k (Array.map (fun atom -> product atom x) atoms)

/// Solves A z = b for a symmetric positive definite matrix, by Cholesky's factors. None where A is singular to working precision.
let private solve (a: float[][]) (b: float[]) : float[] option =
    let n = b.Length
    let lower = Array.init n (fun _ -> Array.zeroCreate<float> n)
    let mutable regular = true

    for i in 0 .. n - 1 do
        for j in 0..i do
            let mutable rest = a[i][j]

            for p in 0 .. j - 1 do
                rest <- rest - lower[i][p] * lower[j][p]

            if i = j then
                regular <- regular && rest > 1e-12 * a[i][i]
                lower[i][i] <- sqrt (max rest 0.0)
            elif regular then
                lower[i][j] <- rest / lower[j][j]

    let z = Array.copy b

    if regular then
        for i in 0 .. n - 1 do
            for p in 0 .. i - 1 do
                z[i] <- z[i] - lower[i][p] * z[p]

            z[i] <- z[i] / lower[i][i]

        for i in n - 1 .. -1 .. 0 do
            for p in i + 1 .. n - 1 do
                z[i] <- z[i] - lower[p][i] * z[p]

            z[i] <- z[i] / lower[i][i]

        Some z
    else
        None

/// The code on a support that makes x best, in least squares; None where its atoms depend on each other.
let private inverted (atoms: float[][]) (support: int[]) (x: float[]) =
    let chosen = Array.map (fun atom -> atoms[atom]) support

    solve
        (Array.map (fun atom -> Array.map (product atom) chosen) chosen)
        (Array.map (fun atom -> product atom x) chosen)

/// The support that iterative thresholding with inversion finds (Maleki, 2009): of z + Wᵀ(x - W z) the k largest become the support, and the
/// code on it is the one that makes x best; from z = 0, until the support stays or after so many iterations. Its first support is that
/// of `oneStep`. Atoms that depend on each other end it.
let iterative (atoms: float[][]) (k: int) (iterations: int) (x: float[]) : int[] =
    let rec next support remaining =
        match inverted atoms support x with
        | Some z when remaining > 0 ->
            let rest = Array.copy x
            let scores = Array.zeroCreate<float> atoms.Length

            for i in 0 .. support.Length - 1 do
                let atom = atoms[support[i]]
                scores[support[i]] <- z[i]

                for d in 0 .. rest.Length - 1 do
                    rest[d] <- rest[d] - z[i] * atom[d]

            for i in 0 .. atoms.Length - 1 do
                scores[i] <- scores[i] + product atoms[i] rest

            let found = largest k scores

            if found = support then
                support
            else
                next found (remaining - 1)
        | _ -> support

    next (oneStep atoms k x) (iterations - 1)

/// The share of a true support that was found, in [0, 1].
let share (truth: int[]) (found: int[]) : float =
    float (Array.length (Array.filter (fun atom -> Array.contains atom found) truth))
    / float truth.Length
