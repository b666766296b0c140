/// Changes one choice of a study by its line of the canonical text: `training.averaging`, `exponential 0.995`.
module ResearchPipeline.Specification.Settings

open System
open System.Globalization

// "-0" is 0 and shall have its fingerprint; what is something else shall not silently become 0.
let private real (text: string) =
    let saysZero =
        text.Split('e', 'E').[0]
        |> Seq.forall (fun character -> not (character >= '1' && character <= '9'))

    match Double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture) with
    | true, 0.0 -> if saysZero then Some 0.0 else None
    | true, value -> Some value
    | _ -> None

let private whole (text: string) =
    match Int32.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) with
    | true, value -> Some value
    | _ -> None

let private (|Whole|_|) text = whole text

let private (|Real|_|) text = real text

/// What a value must look like, and how an experiment takes it: no experiment where the words are of another form.
type private Setting =
    {
        Key: string
        Form: string
        Apply: Experiment -> string list -> Experiment option
    }

let private setting key form apply =
    {
        Key = key
        Form = form
        Apply = apply
    }

let private ofWhole key set =
    setting key "a whole number" (fun experiment words ->
        match words with
        | [ Whole value ] -> Some(set experiment value)
        | _ -> None)

let private ofReal key set =
    setting key "a number" (fun experiment words ->
        match words with
        | [ Real value ] -> Some(set experiment value)
        | _ -> None)

let private ofChoice key choices set =
    let form = choices |> List.map fst |> String.concat " or "

    setting key form (fun experiment words ->
        match words with
        | [ word ] ->
            choices
            |> List.tryFind (fun (name, _) -> name = word)
            |> Option.map (fun (_, value) -> set experiment value)
        | _ -> None)

let private dataset set (experiment: Experiment) value =
    { experiment with
        Dataset = set experiment.Dataset value
    }

let private model set (experiment: Experiment) value =
    { experiment with
        Model = set experiment.Model value
    }

let private training set (experiment: Experiment) value =
    { experiment with
        Training = set experiment.Training value
    }

let private adam set =
    training (fun t value ->
        { t with
            Optimizer = set t.Optimizer value
        })

let private evaluation set (experiment: Experiment) value =
    { experiment with
        Evaluation = set experiment.Evaluation value
    }

let private pcaComponents =
    setting "evaluation.pca-components" "whole numbers with a space between two" (fun experiment words ->
        let components = words |> List.choose whole

        if components.Length = words.Length then
            Some(
                evaluation
                    (fun e (value: int array) -> { e with PcaComponents = value })
                    experiment
                    (Array.ofList components)
            )
        else
            None)

let private seed =
    setting "seed" "a whole number" (fun experiment words ->
        match words with
        | [ word ] ->
            match UInt64.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture) with
            | true, value -> Some { experiment with Seed = value }
            | _ -> None
        | _ -> None)

let private averaging =
    let set = training (fun t value -> { t with Averaging = value })

    setting "training.averaging" "last-step or exponential DECAY" (fun experiment words ->
        match words with
        | [ "last-step" ] -> Some(set experiment LastStep)
        | [ "exponential"; Real decay ] -> Some(set experiment (Exponential decay))
        | _ -> None)

let private silentFeatures =
    let set = training (fun t value -> { t with SilentFeatures = value })

    setting "training.silent-features" "leave or restart-from-residuals FREQUENCY SCALE" (fun experiment words ->
        match words with
        | [ "leave" ] -> Some(set experiment LeaveSilent)
        | [ "restart-from-residuals"; Real frequency; Real scale ] ->
            Some(set experiment (RestartFromResiduals(frequency, scale)))
        | _ -> None)

let private auxiliaryLoss =
    let set = training (fun t value -> { t with AuxiliaryLoss = value })

    setting "training.auxiliary-loss" "none or aux-k IMAGES LATENTS COEFFICIENT" (fun experiment words ->
        match words with
        | [ "none" ] -> Some(set experiment NoAuxiliaryLoss)
        | [ "aux-k"; Whole images; Whole latents; Real coefficient ] ->
            Some(set experiment (AuxK(images, latents, coefficient)))
        | _ -> None)

let private learningRateSchedule =
    let set = training (fun t value -> { t with RateSchedule = value })

    setting "training.rate-schedule" "constant or linear-to-zero SHARE" (fun experiment words ->
        match words with
        | [ "constant" ] -> Some(set experiment ConstantRate)
        | [ "linear-to-zero"; Real share ] -> Some(set experiment (LinearToZero share))
        | _ -> None)

let private all =
    [
        ofChoice
            "dataset.judged-by"
            [ "test", Test; "validation", Validation ]
            (dataset (fun d v -> { d with JudgedBy = v }))
        ofChoice "dataset.source" [ "mnist", Mnist ] (dataset (fun d v -> { d with Source = v }))
        ofWhole "dataset.test-images" (dataset (fun d v -> { d with TestImages = v }))
        ofWhole "dataset.train-images" (dataset (fun d v -> { d with TrainImages = v }))
        pcaComponents
        ofChoice
            "model.bias"
            [ "none", NoBias; "encoder-and-decoder", EncoderAndDecoder ]
            (model (fun m v -> { m with Bias = v }))
        ofChoice
            "model.initialization"
            [ "orthogonal", Orthogonal; "orthogonal-against-mean", OrthogonalAgainstMean ]
            (model (fun m v -> { m with Initialization = v }))
        ofWhole "model.k" (model (fun m v -> { m with K = v }))
        ofWhole "model.latents" (model (fun m v -> { m with Latents = v }))
        seed
        ofReal "training.adam.beta1" (adam (fun a v -> { a with Beta1 = v }))
        ofReal "training.adam.beta2" (adam (fun a v -> { a with Beta2 = v }))
        ofReal "training.adam.epsilon" (adam (fun a v -> { a with Epsilon = v }))
        ofReal "training.adam.learning-rate" (adam (fun a v -> { a with LearningRate = v }))
        auxiliaryLoss
        averaging
        ofWhole "training.batch-size" (training (fun t v -> { t with BatchSize = v }))
        ofReal "training.consistency-weight" (training (fun t v -> { t with ConsistencyWeight = v }))
        ofWhole "training.epochs" (training (fun t v -> { t with Epochs = v }))
        ofWhole "training.members" (training (fun t v -> { t with Members = v }))
        learningRateSchedule
        ofChoice
            "training.row-norms"
            [ "learned", LearnedNorms; "of-the-start", NormsOfTheStart ]
            (training (fun t v -> { t with RowNorms = v }))
        silentFeatures
    ]

/// Every key that a study has, sorted.
let keys = all |> List.map _.Key |> List.toArray

/// What a study has chosen where its text has no line for a key; "" for a key that always has one.
let whenAbsent (key: string) =
    match key with
    | "dataset.judged-by" -> "test"
    | "training.auxiliary-loss" -> "none"
    | "training.rate-schedule" -> "constant"
    | "training.row-norms" -> "learned"
    | _ -> ""

/// The experiment with another value for one key. An error is a sentence: no such key, or a value of another form; whether the
/// experiment can be run, `Validation` says.
let apply (key: string) (value: string) (experiment: Experiment) : Result<Experiment, string> =
    match all |> List.tryFind (fun setting -> setting.Key = key) with
    | None -> Error $"There is no setting \"{key}\"."
    | Some setting ->
        let words =
            value.Split(' ', StringSplitOptions.RemoveEmptyEntries ||| StringSplitOptions.TrimEntries)
            |> List.ofArray

        match setting.Apply experiment words with
        | Some changed -> Ok changed
        | None -> Error $"{key} is \"{value}\"; expected {setting.Form}."
