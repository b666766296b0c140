/// The smallest study that compares: the same with other seeds, with another loss, without the penalty, with latents whose mean can leave
/// 0 to 1, and what its codes tell of the class.
module ResearchPipeline.Experiments.SmallComparison

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners
open ResearchPipeline.Experiments.SmallLearners

let private sparse =
    sigmoid
    |> losing HalfSumOfSquares
    |> penalized
        { none with
            MeanActivation = Some { Rho = 0.1; Beta = 3.0 }
        }

let private whole =
    { Smoke.study with
        Name = "small-comparison"
        Title = "Small sparse autoencoders side by side"
        Template = "network"
        Seed = 1UL
        Learner = sparse |> reconstructing training
    }

let private arm name label learner =
    Arms.changing whole name label [| 1UL; 2UL |] (fun _ -> learner)

let private rectified =
    { sparse with
        Network =
            { sparse.Network with
                Code = Activated Relu
                Initialization = Normal 1.0
            }
    }

let private probe =
    Learner.plainClassifier
    |> classifying (decaying lbfgs)
    |> onCodesOf whole.Learner Frozen

let study =
    { whole with
        Compared =
            [|
                arm "study" "the study" whole.Learner
                arm "whole-sum" "the sum of squares" (sparse |> losing SumOfSquares |> reconstructing training)
                arm "no-penalty" "no penalty" (sparse |> penalized none |> reconstructing training)
                { arm "rectified" "rectified latents" (rectified |> reconstructing training) with
                    MayDiverge = true
                }
                arm "probe" "softmax on the codes" probe
            |]
    }
