/// What an autoencoder learns by.
module internal ResearchPipeline.Specification.ObjectiveSettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Limits
open ResearchPipeline.Specification.Setting

let private corruption =
    oneOf
        [
            plain "none" Clean
            numbered "masking" "SHARE" Masking (function
                | Masking value -> Some value
                | _ -> None)
            numbered "noise" "DEVIATION" Noise (function
                | Noise value -> Some value
                | _ -> None)
        ]

let private loss =
    oneOf
        [
            plain "mean-squared-error" MeanSquaredError
            plain "sum-of-squares" SumOfSquares
            plain "half-sum-of-squares" HalfSumOfSquares
            plain "cross-entropy" CrossEntropy
        ]

let private meanActivation =
    oneOf
        [
            plain "none" None
            case
                "kullback-leibler"
                "RHO BETA"
                (Option.map (fun wanted -> [ Amount wanted.Rho; Amount wanted.Beta ]))
                (function
                 | [ Real rho; Real beta ] -> Some(Some { Rho = rho; Beta = beta })
                 | _ -> None)
        ]

let private auxiliaryLoss =
    oneOf
        [
            plain "none" NoAuxiliaryLoss
            case
                "aux-k"
                "IMAGES LATENTS COEFFICIENT"
                (function
                | AuxK(images, latents, coefficient) -> Some [ Count images; Count latents; Amount coefficient ]
                | NoAuxiliaryLoss -> None)
                (function
                 | [ Whole images; Whole latents; Real coefficient ] -> Some(AuxK(images, latents, coefficient))
                 | _ -> None)
        ]

let private silentFeatures =
    oneOf
        [
            plain "leave" LeaveSilent
            case
                "restart-from-residuals"
                "FREQUENCY SCALE"
                (function
                | RestartFromResiduals(frequency, scale) -> Some [ Amount frequency; Amount scale ]
                | LeaveSilent -> None)
                (function
                 | [ Real frequency; Real scale ] -> Some(RestartFromResiduals(frequency, scale))
                 | _ -> None)
        ]

let private rowNorms =
    oneOf [ plain "learned" LearnedNorms; plain "of-the-start" NormsOfTheStart ]

let private penalty key get set name =
    always
        key
        real
        (fun (a: Autoencoder) -> get a.Penalties)
        (fun value a ->
            { a with
                Penalties = set value a.Penalties
            })
        (notNegative name)

/// All of them.
let all: Setting<Autoencoder> list =
    [
        always
            "training.auxiliary-loss"
            auxiliaryLoss
            _.AuxiliaryLoss
            (fun value a -> { a with AuxiliaryLoss = value })
            (function
             | NoAuxiliaryLoss -> []
             | AuxK(images, latents, coefficient) ->
                 within 1 1_000_000_000 "images without a feature in their code" images
                 @ within 1 65_535 "latents of the auxiliary loss" latents
                 @ positive "coefficient of the auxiliary loss" coefficient)
        |> byDefault NoAuxiliaryLoss auxiliaryLoss
        penalty "training.consistency-weight" _.Consistency (fun v p -> { p with Consistency = v }) "lambda"
        always "training.corruption" corruption _.Corruption (fun value a -> { a with Corruption = value }) (function
            | Clean -> []
            | Masking value -> share "share of masked values" value
            | Noise deviation -> positive "deviation of the noise" deviation)
        |> byDefault Clean corruption
        penalty "training.l1" _.L1 (fun v p -> { p with L1 = v }) "weight of the L1 penalty"
        |> byDefault 0.0 real
        always "training.loss" loss _.Loss (fun value a -> { a with Loss = value }) anything
        |> byDefault MeanSquaredError loss
        always
            "training.mean-activation"
            meanActivation
            (fun (a: Autoencoder) -> a.Penalties.MeanActivation)
            (fun value a ->
                { a with
                    Penalties =
                        { a.Penalties with
                            MeanActivation = value
                        }
                })
            (Option.map (fun wanted ->
                ofReal (fun v -> v > 0.0 && v < 1.0) "rho" "above 0 and below 1" wanted.Rho
                @ notNegative "beta" wanted.Beta)
             >> Option.defaultValue [])
        |> byDefault None meanActivation
        penalty "training.prior" _.Prior (fun v p -> { p with Prior = v }) "weight of the prior"
        |> byDefault 0.0 real
        always "training.row-norms" rowNorms _.RowNorms (fun value a -> { a with RowNorms = value }) anything
        |> byDefault LearnedNorms rowNorms
        always
            "training.silent-features"
            silentFeatures
            _.SilentFeatures
            (fun value a -> { a with SilentFeatures = value })
            (function
             | LeaveSilent -> []
             | RestartFromResiduals(frequency, scale) ->
                 share "maximum frequency of a silent feature" frequency
                 @ positive "restart scale" scale)
    ]
