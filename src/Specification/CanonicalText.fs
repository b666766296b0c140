/// The one text that a specification has: sorted by section, one `key = value` a line, numbers in
/// their shortest round-trip form. Fingerprints are hashes of it, so its form never changes silently: a choice
/// that older specifications could not make has a line only where it is made.
module ResearchPipeline.Specification.CanonicalText

open System.Globalization

let private number (value: float) =
    value.ToString("R", CultureInfo.InvariantCulture)

let private lines (pairs: (string * string) list) =
    pairs |> List.map (fun (key, value) -> $"{key} = {value}\n") |> String.concat ""

/// What `normalize` depends on.
let ofDataset (dataset: Dataset) =
    let source =
        match dataset.Source with
        | Mnist -> "mnist"

    let judged =
        match dataset.JudgedBy with
        | Test -> []
        | Validation -> [ "dataset.judged-by", "validation" ]

    lines (
        judged
        @ [
            "dataset.source", source
            "dataset.test-images", string dataset.TestImages
            "dataset.train-images", string dataset.TrainImages
        ]
    )

/// The model's part.
let ofModel (model: Model) =
    let bias =
        match model.Bias with
        | NoBias -> "none"
        | EncoderAndDecoder -> "encoder-and-decoder"

    let initialization =
        match model.Initialization with
        | Orthogonal -> "orthogonal"
        | OrthogonalAgainstMean -> "orthogonal-against-mean"

    lines
        [
            "model.bias", bias
            "model.initialization", initialization
            "model.k", string model.K
            "model.latents", string model.Latents
        ]

/// The training's part.
let ofTraining (training: Training) =
    let silent =
        match training.SilentFeatures with
        | LeaveSilent -> "leave"
        | RestartFromResiduals(frequency, scale) -> $"restart-from-residuals {number frequency} {number scale}"

    let averaging =
        match training.Averaging with
        | LastStep -> "last-step"
        | Exponential decay -> $"exponential {number decay}"

    let auxiliary =
        match training.AuxiliaryLoss with
        | NoAuxiliaryLoss -> []
        | AuxK(images, latents, coefficient) ->
            [ "training.auxiliary-loss", $"aux-k {images} {latents} {number coefficient}" ]

    let schedule =
        match training.RateSchedule with
        | ConstantRate -> []
        | LinearToZero share -> [ "training.rate-schedule", $"linear-to-zero {number share}" ]

    let norms =
        match training.RowNorms with
        | LearnedNorms -> []
        | NormsOfTheStart -> [ "training.row-norms", "of-the-start" ]

    lines (
        [
            "training.adam.beta1", number training.Optimizer.Beta1
            "training.adam.beta2", number training.Optimizer.Beta2
            "training.adam.epsilon", number training.Optimizer.Epsilon
            "training.adam.learning-rate", number training.Optimizer.LearningRate
        ]
        @ auxiliary
        @ [
            "training.averaging", averaging
            "training.batch-size", string training.BatchSize
            "training.consistency-weight", number training.ConsistencyWeight
            "training.epochs", string training.Epochs
            "training.members", string training.Members
        ]
        @ schedule
        @ norms
        @ [ "training.silent-features", silent ]
    )

/// The evaluation's part.
let ofEvaluation (evaluation: Evaluation) =
    let components = evaluation.PcaComponents |> Array.map string |> String.concat " "

    lines [ "evaluation.pca-components", components ]

/// The slice that the weights depend on.
let ofLearning (experiment: Experiment) =
    ofModel experiment.Model
    + lines [ "seed", string experiment.Seed ]
    + ofTraining experiment.Training

/// The whole specification. Name and title are labels, not choices: they stand apart.
let ofExperiment (experiment: Experiment) =
    ofDataset experiment.Dataset
    + ofEvaluation experiment.Evaluation
    + ofLearning experiment
