/// The choices of a learner, and of those that it learns from.
module internal ResearchPipeline.Specification.LearnerSettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Setting

// What a choice begins as when it is made anew; every line of it can then be said.
let private autoencoder =
    {
        Network =
            {
                Hidden = [||]
                Latents = 1
                Code = KLargest(Constant 1, 1.0)
                Decoder = Tied
                Bias = NoBias
                Initialization = Orthogonal
            }
        Corruption = Clean
        Loss = MeanSquaredError
        Penalties =
            {
                Consistency = 0.0
                L1 = 0.0
                MeanActivation = None
                Prior = 0.0
            }
        AuxiliaryLoss = NoAuxiliaryLoss
        SilentFeatures = LeaveSilent
        RowNorms = LearnedNorms
    }

/// The simplest of all.
let simplest =
    {
        Input = Pixels
        Aim = Reconstruct autoencoder
        Training =
            {
                Members = 1
                Epochs = 1
                Batch = Size 1
                Optimizer =
                    Adam
                        {
                            LearningRate = 1e-3
                            Beta1 = 0.9
                            Beta2 = 0.999
                            Epsilon = 1e-8
                        }
                RateSchedule = ConstantRate
                WeightDecay = 0.0
                Averaging = LastStep
            }
    }

let private aim =
    oneOf
        [
            case
                "autoencoder"
                ""
                (function
                | Reconstruct _ -> Some []
                | Classify -> None)
                (function
                 | [] -> Some(Reconstruct autoencoder)
                 | _ -> None)
            plain "classifier" Classify
        ]

// The learner whose codes they are has lines of its own, under "input.".
let private input =
    let codes word tuning =
        case
            word
            ""
            (function
            | CodesOf(_, other) when other = tuning -> Some []
            | _ -> None)
            (function
             | [] -> Some(CodesOf(simplest, tuning))
             | _ -> None)

    oneOf
        [
            plain "pixels" Pixels
            codes "frozen-codes" Frozen
            codes "fine-tuned-codes" FineTuned
        ]

let private own: Setting<Learner> list =
    [
        always
            "input"
            input
            _.Input
            (fun value l ->
                match value, l.Input with
                | CodesOf(_, tuning), CodesOf(below, _) ->
                    { l with
                        Input = CodesOf(below, tuning)
                    }
                | _ -> { l with Input = value })
            anything
        |> byDefault Pixels input
        always
            "learner"
            aim
            _.Aim
            (fun value l ->
                match value, l.Aim with
                | Reconstruct _, Reconstruct _ -> l
                | _ -> { l with Aim = value })
            anything
        |> byDefault (Reconstruct autoencoder) aim
        yield!
            ofPart
                (fun l ->
                    match l.Aim with
                    | Reconstruct a -> Some a
                    | Classify -> None)
                (fun a l -> { l with Aim = Reconstruct a })
                (ofPart (_.Network >> Some) (fun network a -> { a with Network = network }) NetworkSettings.all
                 @ ObjectiveSettings.all)
        yield! ofPart (_.Training >> Some) (fun training l -> { l with Training = training }) TrainingSettings.all
    ]

let private below l =
    match l.Input with
    | Pixels -> None
    | CodesOf(learner, _) -> Some learner

let private withBelow learner l =
    match l.Input with
    | Pixels -> l
    | CodesOf(_, tuning) ->
        { l with
            Input = CodesOf(learner, tuning)
        }

/// All that a learner has, as deep as it is.
let rec ofLearner (learner: Learner) : Setting<Learner> list =
    match learner.Input with
    | Pixels -> own
    | CodesOf(deeper, _) -> own @ (ofLearner deeper |> under "input." |> ofPart below withBelow)
