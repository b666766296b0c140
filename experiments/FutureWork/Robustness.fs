/// Small changes of images that mislead softmax: Robustness.md.
module internal ResearchPipeline.Experiments.Robustness

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners
open ResearchPipeline.Experiments.FutureModels

// Images that mislead one are shown to the other.
let private both = members 2

let arms whole =
    let attacked name label learner =
        arm whole name label (learning (ofMembers 2 learner) >> asking [| Attacks |])

    let small = decayingBy 1e-3

    [|
        attacked "attacked-pixels" "softmax on pixels; attacked" Downstream.onNumbers
        attacked "attacked-codes" "softmax on codes; attacked" (Downstream.onCodes both)
        attacked
            "attacked-reconstructions"
            "softmax on reconstructions; attacked"
            { Downstream.onNumbers with
                Input = ReconstructionsOf both
            }
        attacked "attacked-pixels-decayed" "softmax on pixels with weight decay; attacked" (small Downstream.onNumbers)
        attacked
            "attacked-codes-decayed"
            "softmax on codes with weight decay; attacked"
            (small (Downstream.onCodes both))
    |]
