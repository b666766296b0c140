/// What a p-value is worth among many.
module ResearchPipeline.Metrics.FalseDiscovery

/// q-values, in the order of the p-values: the lowest level of the false discovery rate at which the procedure of Benjamini and Hochberg
/// (1995) rejects the hypothesis. With p(1) <= … <= p(m): q(i) is the least of m p(j) / j over j >= i; p(m) bounds it, so it is at most 1.
let qValues (pValues: float[]) : float[] =
    let count = pValues.Length

    let order = Array.init count id |> Array.sortBy (fun i -> struct (pValues[i], i))

    let qValues = Array.zeroCreate<float> count
    let mutable least = 1.0

    for place in count .. -1 .. 1 do
        let i = order[place - 1]
        least <- min least (pValues[i] * float count / float place)
        qValues[i] <- least

    qValues
