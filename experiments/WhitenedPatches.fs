/// Features of whitened patches of CIFAR-10: WhitenedPatches.md.
module ResearchPipeline.Experiments.WhitenedPatches

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

let private patches = Dataset.whole CifarPatches

let study =
    {
        Name = "whitened-patches"
        Title = "Features of whitened {dataset}"
        Template = "network"
        Seed = 1UL
        Dataset = patches
        Learner =
            network 400 (KLargest(Constant 20, encodingFactor = 1.0)) Tied
            |> losing HalfSumOfSquares
            |> reconstructing (byAdam 1e-3 10 128)
            |> onCodesOf (whitening (Dataset.kind patches.Source).Pixels 0.1) Frozen
        Evaluation = Evaluation.besidePca [| 20; 50 |]
        Compared = [||]
        Arms = [||]
    }
