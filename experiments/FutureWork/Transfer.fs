/// Dictionaries of one data set on images of another: Transfer.md.
module internal ResearchPipeline.Experiments.Transfer

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.FutureModels

let arms whole =
    [|
        arm
            whole
            "elsewhere"
            "learned from MNIST; on Fashion-MNIST"
            (on (fun dataset ->
                { dataset with
                    JudgesOf = JudgesOf.Only FashionMnist
                }))
        arm
            whole
            "native-elsewhere"
            "learned from Fashion-MNIST; on Fashion-MNIST"
            (on (fun dataset -> { dataset with Source = FashionMnist }))
        arm
            whole
            "from-elsewhere"
            "learned from Fashion-MNIST; on MNIST"
            (on (fun dataset ->
                { dataset with
                    Source = FashionMnist
                    JudgesOf = JudgesOf.Only Mnist
                }))
    |]
