/// As many active latents as an image needs, against as many for every image: AdaptiveSparsity.md.
module internal ResearchPipeline.Experiments.AdaptiveSparsity

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners
open ResearchPipeline.Experiments.FutureModels

// The main study's learner without what its fused steps alone can do. An error that is summed over pixels keeps all four from being fused:
// what stands side by side is computed in one way. To Adam a factor of the error is a factor of its epsilon.
let private learned code selection =
    dictionary
    |> Learner.reconstructing (fun a ->
        { a with
            Network =
                { a.Network with
                    Code = code
                    Selection = selection
                }
            Loss = SumOfSquares
            Penalties = none
            AuxiliaryLoss = Learner.plainAutoencoder.AuxiliaryLoss
            SilentFeatures = Learner.plainAutoencoder.SilentFeatures
            RowNorms = Learner.plainAutoencoder.RowNorms
        })

let private ofEach = KLargest(Constant 50, 1.0)
let private ofBatch = KLargestOfBatch(Constant 50)

let arms whole =
    let ofCode name label code selection =
        arm whole name label (learning (learned code selection) >> asking [| Everything; Novelty |])

    [|
        ofCode "top-k" "the k largest of each image" ofEach AsLearned
        ofCode "top-k-threshold" "the k largest of each; afterwards a threshold" ofEach AboveThreshold
        ofCode "batch" "of a batch; afterwards a threshold" ofBatch AsLearned
        ofCode "batch-each" "of a batch; afterwards the k largest of each" ofBatch KLargestOfEach
    |]
