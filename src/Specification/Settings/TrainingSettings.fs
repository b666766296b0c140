/// How a learner learns.
module internal ResearchPipeline.Specification.TrainingSettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Limits
open ResearchPipeline.Specification.Setting

let private rates = schedule real

// Two schedules in one line: each is a number, or begins with "linear" and has three more words.
let private readTwo make words =
    let first, rest =
        match words with
        | "linear" :: _ when List.length words > 4 -> List.splitAt 4 words
        | _ :: _ -> List.splitAt 1 words
        | [] -> [], []

    Option.map2 (fun rate momentum -> make (rate, momentum)) (rates.Read first) (rates.Read rest)

let private piecesOfTwo (rate, momentum) =
    rates.Pieces rate @ rates.Pieces momentum

// The numbers of Adam have lines of their own.
let private optimizer =
    oneOf
        [
            case
                "adam"
                ""
                (function
                | Adam _ -> Some []
                | _ -> None)
                (function
                 | [] -> Some(Adam Learner.standardAdam)
                 | _ -> None)
            case
                "momentum"
                "RATE MOMENTUM"
                (function
                | Momentum(rate, momentum) -> Some(piecesOfTwo (rate, momentum))
                | _ -> None)
                (readTwo Momentum)
            case
                "nesterov"
                "RATE MOMENTUM"
                (function
                | Nesterov(rate, momentum) -> Some(piecesOfTwo (rate, momentum))
                | _ -> None)
                (readTwo Nesterov)
            case
                "l-bfgs"
                "HISTORY ITERATIONS"
                (function
                | Lbfgs(history, iterations) -> Some [ Count history; Count iterations ]
                | _ -> None)
                (function
                 | [ Whole history; Whole iterations ] -> Some(Lbfgs(history, iterations))
                 | _ -> None)
        ]

let private batch =
    {
        Looks = "a whole number or full"
        Pieces =
            function
            | Full -> [ Word "full" ]
            | Size size -> [ Count size ]
        Read =
            function
            | [ "full" ] -> Some Full
            | words -> whole.Read words |> Option.map Size
    }

let private images =
    {
        Looks = "all or a whole number or per-class NUMBER"
        Pieces =
            function
            | AllImages -> [ Word "all" ]
            | First count -> [ Count count ]
            | FirstOfEachClass count -> [ Word "per-class"; Count count ]
        Read =
            function
            | [ "all" ] -> Some AllImages
            | [ "per-class"; Whole count ] -> Some(FirstOfEachClass count)
            | words -> whole.Read words |> Option.map First
    }

let private rateSchedule =
    oneOf
        [
            plain "constant" ConstantRate
            numbered "linear-to-zero" "SHARE" LinearToZero (function
                | LinearToZero value -> Some value
                | _ -> None)
            plain "cosine-to-zero" CosineToZero
        ]

let private averaging =
    oneOf
        [
            plain "last-step" LastStep
            numbered "exponential" "DECAY" Exponential (function
                | Exponential value -> Some value
                | _ -> None)
        ]

let private precision = oneOf [ plain "single" Single; plain "mixed" Mixed ]

let private adam key get set errors =
    sometimes
        key
        real
        (fun (t: Training) ->
            match t.Optimizer with
            | Adam adam -> Some(get adam)
            | _ -> None)
        (fun value t ->
            match t.Optimizer with
            | Adam adam ->
                { t with
                    Optimizer = Adam(set value adam)
                }
            | _ -> t)
        errors

let private errorsOfOptimizer =
    function
    | Adam _ -> []
    | Momentum(rate, momentum)
    | Nesterov(rate, momentum) -> ofSchedule positive "learning rate" rate @ ofSchedule share "momentum" momentum
    | Lbfgs(history, iterations) ->
        within 1 1_000 "history of L-BFGS" history
        @ within 1 1_000_000 "iterations of L-BFGS" iterations

/// All of them.
let all: Setting<Training> list =
    [
        adam "training.adam.beta1" _.Beta1 (fun v a -> { a with Beta1 = v }) (share "beta1")
        adam "training.adam.beta2" _.Beta2 (fun v a -> { a with Beta2 = v }) (share "beta2")
        adam "training.adam.epsilon" _.Epsilon (fun v a -> { a with Epsilon = v }) (positive "epsilon")
        adam
            "training.adam.learning-rate"
            _.LearningRate
            (fun v a -> { a with LearningRate = v })
            (positive "learning rate")
        always "training.averaging" averaging _.Averaging (fun value t -> { t with Averaging = value }) (function
            | LastStep -> []
            | Exponential decay -> ofReal (fun v -> v > 0.0 && v < 1.0) "averaging decay" "above 0 and below 1" decay)
        always "training.batch-size" batch _.Batch (fun value t -> { t with Batch = value }) (function
            | Full -> []
            | Size size -> within 1 60_000 "batch size" size)
        // Where it may be 0, a learner's rules say.
        always "training.epochs" whole _.Epochs (fun value t -> { t with Epochs = value }) (function
            | 0 -> []
            | epochs -> within 1 10_000 "epochs" epochs)
        always "training.images" images _.Images (fun value t -> { t with Images = value }) (function
            | AllImages -> []
            | First count -> within 1 60_000 "images that are learned from" count
            | FirstOfEachClass count -> within 1 6_000 "images of each class that are learned from" count)
        |> byDefault AllImages images
        always "training.members" whole _.Members (fun value t -> { t with Members = value }) (within 1 64 "members")
        // One that is Adam already keeps its numbers.
        always
            "training.optimizer"
            optimizer
            _.Optimizer
            (fun value t ->
                match value, t.Optimizer with
                | Adam _, Adam _ -> t
                | _ -> { t with Optimizer = value })
            errorsOfOptimizer
        |> byDefault (Adam Learner.standardAdam) optimizer
        always "training.precision" precision _.Precision (fun value t -> { t with Precision = value }) anything
        |> byDefault Single precision
        always
            "training.rate-schedule"
            rateSchedule
            _.RateSchedule
            (fun value t -> { t with RateSchedule = value })
            (function
             | ConstantRate
             | CosineToZero -> []
             | LinearToZero share ->
                 ofReal
                     (fun v -> v > 0.0 && v <= 1.0)
                     "share of steps with a falling rate"
                     "above 0 and at most 1"
                     share)
        |> byDefault ConstantRate rateSchedule
        always
            "training.weight-decay"
            real
            _.WeightDecay
            (fun value t -> { t with WeightDecay = value })
            (notNegative "weight decay")
        |> byDefault 0.0 real
    ]
