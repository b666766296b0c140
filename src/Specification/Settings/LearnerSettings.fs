/// The choices of a learner, and of those that it learns from.
module internal ResearchPipeline.Specification.LearnerSettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Setting

let private aim =
    oneOf
        [
            case
                "autoencoder"
                ""
                (function
                | Reconstruct _ -> Some []
                | Classify _ -> None)
                (function
                 | [] -> Some(Reconstruct Learner.plainAutoencoder)
                 | _ -> None)
            case
                "classifier"
                ""
                (function
                | Classify _ -> Some []
                | Reconstruct _ -> None)
                (function
                 | [] -> Some(Classify Learner.plainClassifier)
                 | _ -> None)
        ]

// The learner whose codes they are has lines of its own, under "input".
let private input =
    let codes word tuning =
        case
            word
            ""
            (function
            | CodesOf(_, other) when other = tuning -> Some []
            | _ -> None)
            (function
             | [] -> Some(CodesOf(Learner.plain, tuning))
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
        |> byDefault Learner.plain.Input input
        always
            "learner"
            aim
            _.Aim
            (fun value l ->
                match value, l.Aim with
                | Reconstruct _, Reconstruct _
                | Classify _, Classify _ -> l
                | _ -> { l with Aim = value })
            anything
        |> byDefault Learner.plain.Aim aim
        yield!
            ofPart
                (fun l ->
                    match l.Aim with
                    | Reconstruct a -> Some a
                    | Classify _ -> None)
                (fun a l -> { l with Aim = Reconstruct a })
                (ofPart (_.Network >> Some) (fun network a -> { a with Network = network }) NetworkSettings.all
                 @ ObjectiveSettings.all)
        yield!
            ofPart
                (fun l ->
                    match l.Aim with
                    | Reconstruct _ -> None
                    | Classify c -> Some c)
                (fun c l -> { l with Aim = Classify c })
                ClassifierSettings.all
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
    | CodesOf(deeper, _) -> own @ (ofLearner deeper |> under "input" |> ofPart below withBelow)
