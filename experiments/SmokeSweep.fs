/// A sweep small enough for a test: the smallest grid that has all that a report of one shows.
module ResearchPipeline.Experiments.SmokeSweep

open ResearchPipeline.Specification
open ResearchPipeline.Sweeps

let private axis key values = { Key = key; Values = values }

let sweep =
    {
        Name = "smoke-sweep"
        Title = "A sweep over some hundred images"
        Template = "sparsity-sweep"
        Study = Smoke.study
        Throughout =
            [|
                {
                    Key = "dataset.judged-by"
                    Value = "validation"
                }
            |]
        Variations =
            [|
                Grid
                    [|
                        axis "model.k" [| "6"; "12" |]
                        axis "training.consistency-weight" [| "0"; "0.1" |]
                    |]
            |]
        Seeds = 2
    }
