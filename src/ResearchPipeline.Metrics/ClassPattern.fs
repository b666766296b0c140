/// How features respond to classes.
module ResearchPipeline.Metrics.ClassPattern

/// Rate r_fc: share of the class's images that activate the feature; 0 for an empty class.
let rate (activeInClass: int) (imagesOfClass: int) =
    if imagesOfClass = 0 then
        0.0
    else
        float activeInClass / float imagesOfClass

/// Lift: the class's rate over the feature's rate on all images; 0 for a feature that is never active.
let lift (rate: float) (frequency: float) =
    if frequency = 0.0 then 0.0 else rate / frequency

/// Class selectivity (r_max - r_rest) / (r_max + r_rest), with r_rest the mean rate of the other classes
/// (Morcos et al. 2018): 0 alike everywhere, 1 active in one class alone; 0 for a feature that is never active.
let selectivity (rates: float[]) =
    let top = Array.max rates
    let rest = (Array.sum rates - top) / float (rates.Length - 1)
    if top = 0.0 then 0.0 else (top - rest) / (top + rest)

/// The class of the highest rate, the lower one of equals; -1 for a feature that is never active.
let topClass (rates: float[]) =
    let top = Array.max rates

    if top = 0.0 then
        -1
    else
        Array.findIndex (fun rate -> rate = top) rates

/// Ranks 1, 2, … of the values from the largest; equals in order of their index.
let ranks (values: float[]) =
    let order =
        Array.init values.Length id |> Array.sortBy (fun i -> struct (-values[i], i))

    let ranks = Array.zeroCreate values.Length
    order |> Array.iteri (fun place i -> ranks[i] <- place + 1)
    ranks

/// Permutation p-value (1 + permutations at least as extreme) / (1 + permutations): never zero (Phipson and Smyth 2010).
let pValue (atLeastAsExtreme: int) (permutations: int) =
    float (1 + atLeastAsExtreme) / float (1 + permutations)
