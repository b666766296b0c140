/// How features respond to classes.
module ResearchPipeline.Metrics.ClassPattern

/// Rate r_fc: share of the class's images that activate the feature; NaN for an empty class.
let rate (activeInClass: int) (imagesOfClass: int) =
    float activeInClass / float imagesOfClass

/// Lift: the class's rate over the feature's rate on all images; NaN for a feature that is never active.
let lift (rate: float) (frequency: float) = rate / frequency

/// Effect: the class's rate less the rate of the images of all other classes, in [-1, 1]; NaN where one of the two is of no image.
let effect (activeInClass: int) (imagesOfClass: int) (active: int) (images: int) =
    rate activeInClass imagesOfClass
    - rate (active - activeInClass) (images - imagesOfClass)

let private ofNonEmptyClasses (rates: float[]) =
    rates |> Array.filter (System.Double.IsNaN >> not)

/// Class selectivity (r_max - r_rest) / (r_max + r_rest), with r_rest the mean rate of the other classes
/// (Morcos et al. 2018, who take mean activations instead of rates): 0 alike everywhere, 1 active in one class alone. Empty classes, of rate NaN, do not count;
/// NaN for a feature that is never active, and below two classes.
let selectivity (rates: float[]) =
    let rates = ofNonEmptyClasses rates
    let top = Array.fold max 0.0 rates
    let rest = (Array.sum rates - top) / float (rates.Length - 1)
    (top - rest) / (top + rest)

/// The class of the highest rate, the lower one of equals; nothing for a feature that is never active.
let topClass (rates: float[]) =
    let top = ofNonEmptyClasses rates |> Array.fold max 0.0

    if top = 0.0 then
        System.Nullable()
    else
        System.Nullable(Array.findIndex (fun rate -> rate = top) rates)

/// Ranks 1, 2, … of the values from the largest; equals in order of their index.
let ranks (values: float[]) =
    let order =
        Array.init values.Length id |> Array.sortBy (fun i -> struct (-values[i], i))

    let ranks = Array.zeroCreate values.Length
    order |> Array.iteri (fun place i -> ranks[i] <- place + 1)
    ranks
