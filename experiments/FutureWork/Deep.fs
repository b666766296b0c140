/// A second k-sparse layer on the codes of the first: Deep.md.
module internal ResearchPipeline.Experiments.Deep

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners
open ResearchPipeline.Experiments.FutureModels

let private second =
    network 1024 (KLargest(Constant 25, 1.0)) Tied
    |> starting Orthogonal
    |> reconstructing (byAdam 1e-3 8 128)
    |> onCodesOf dictionary Frozen

let arms whole =
    [|
        arm whole "second" "a second layer on its codes" (learning second >> asking [| Everything; Composition |])
        arm whole "second-codes" "softmax on the second layer's codes" (learning (Downstream.onCodes second))
    |]
