/// What stands beside the main study: its choices, each judged by validation images with the others as they are, and what the
/// chosen recipe and the one before it give on test images.
module ResearchPipeline.Experiments.KSparseArms

open ResearchPipeline.Specification

let private set key value = { Key = key; Value = value }

let private choice name label settings =
    {
        Name = name
        Label = label
        JudgedBy = Validation
        Seeds = [| 1UL; 2UL; 3UL |]
        Settings = lazy (Array.ofList settings)
        MayDiverge = false
    }

let private tested name label seeds settings =
    {
        Name = name
        Label = label
        JudgedBy = Test
        Seeds = seeds
        Settings = lazy (Array.ofList settings)
        MayDiverge = false
    }

let private lambda value =
    choice $"lambda-{value}" $"λ = {value}" [ set "training.consistency-weight" value ]

let private former =
    [
        set "training.adam.beta2" "0.999"
        set "training.consistency-weight" "0.003"
        set "training.auxiliary-loss" "none"
        set "training.row-norms" "learned"
    ]

let private seeds = [| 1UL; 2UL; 3UL; 4UL; 5UL; 42UL |]

let arms =
    [|
        choice "recipe" "the study" []
        yield! [| "0"; "0.003"; "0.03"; "0.1"; "0.3" |] |> Array.map lambda
        choice "beta2-0.999" "β₂ = 0.999" [ set "training.adam.beta2" "0.999" ]
        choice "no-auxk" "no AuxK" [ set "training.auxiliary-loss" "none" ]
        choice "learned-norms" "learned norms" [ set "training.row-norms" "learned" ]
        choice "last-step" "weights of the last step" [ set "training.averaging" "last-step" ]
        choice "plain-start" "orthogonal start as drawn" [ set "model.initialization" "orthogonal" ]
        choice "leave-silent" "silent features are left alone" [ set "training.silent-features" "leave" ]
        choice "rate-decay" "rate falls to 0 in the last fifth" [ set "training.rate-schedule" "linear-to-zero 0.2" ]
        choice "former" "the recipe of version 0.1" former
        choice
            "rare-restarts"
            "the same with restarts of rare features"
            (former @ [ set "training.silent-features" "restart-from-residuals 0.0005 0.9" ])
        tested "seeds" "the study" seeds []
        tested "former-seeds" "the recipe of version 0.1" seeds former
        tested "single-250" "one member with k = 250" [| 42UL |] [ set "model.k" "250"; set "training.members" "1" ]
    |]
