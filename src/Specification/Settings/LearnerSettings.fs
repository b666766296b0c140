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
    let ofLearner word (representation: Learner -> Representation) isOne =
        case word "" (fun input -> if isOne input then Some [] else None) (function
            | [] -> Some(representation Learner.plain)
            | _ -> None)

    let codes word tuning =
        ofLearner word (fun below -> CodesOf(below, tuning)) (function
            | CodesOf(_, other) -> other = tuning
            | _ -> false)

    oneOf
        [
            plain "pixels" Pixels
            codes "frozen-codes" Frozen
            codes "fine-tuned-codes" FineTuned
            ofLearner "frozen-reconstructions" ReconstructionsOf _.IsReconstructionsOf
        ]

let private ofBelow learner =
    function
    | Pixels -> Pixels
    | CodesOf(_, tuning) -> CodesOf(learner, tuning)
    | ReconstructionsOf _ -> ReconstructionsOf learner

let private own: Setting<Learner> list =
    [
        always
            "input"
            input
            _.Input
            (fun value l ->
                match Learner.below l with
                | Some below -> { l with Input = ofBelow below value }
                | None -> { l with Input = value })
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

let private withBelow learner l =
    { l with
        Input = ofBelow learner l.Input
    }

/// All that a learner has, as deep as it is.
let rec ofLearner (learner: Learner) : Setting<Learner> list =
    match Learner.below learner with
    | None -> own
    | Some deeper -> own @ (ofLearner deeper |> under "input" |> ofPart Learner.below withBelow)
