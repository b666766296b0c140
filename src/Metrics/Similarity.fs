/// Cosines between the features of two dictionaries, F x F, row after row.
module ResearchPipeline.Metrics.Similarity

/// The cosine of each feature with the feature of the same index; mean over features.
let diagonalMean (cosines: float32[]) (features: int) =
    let mutable sum = 0.0

    for f in 0 .. features - 1 do
        sum <- sum + float cosines[f * features + f]

    sum / float features

/// Mean over rows of the largest cosine in the row: MMCS(A, B), not symmetric.
let meanOfRowMaxima (cosines: float32[]) (features: int) =
    let mutable sum = 0.0

    for a in 0 .. features - 1 do
        let mutable best = -infinityf

        for b in 0 .. features - 1 do
            best <- max best cosines[a * features + b]

        sum <- sum + float best

    sum / float features

let private transpose (matrix: float32[]) (features: int) =
    Array.init matrix.Length (fun i -> matrix[i % features * features + i / features])

/// Mean maximum cosine similarity in both directions: (MMCS(A, B) + MMCS(B, A)) / 2. Sharkey, Braun and Millidge (2022),
/// who compare learned features with the true ones of toy data, take one direction.
let symmetricMmcs cosines features =
    (meanOfRowMaxima cosines features
     + meanOfRowMaxima (transpose cosines features) features)
    / 2.0

/// |A ∩ B| / |A ∪ B| of two ascending index lists; 1 for two empty ones.
let jaccard (a: System.ReadOnlySpan<int>) (b: System.ReadOnlySpan<int>) =
    let mutable i = 0
    let mutable j = 0
    let mutable both = 0

    while i < a.Length && j < b.Length do
        if a[i] = b[j] then
            both <- both + 1
            i <- i + 1
            j <- j + 1
        elif a[i] < b[j] then
            i <- i + 1
        else
            j <- j + 1

    let union = a.Length + b.Length - both
    if union = 0 then 1.0 else float both / float union
