/// Refuses impossible experiments, and says everything that is wrong at once.
module ResearchPipeline.Specification.Validation

open System

let private within low high name (value: int) =
    [
        if value < low || value > high then
            $"{name} is {value}; it must lie between {low} and {high}"
    ]

let private ofReal condition name (value: float) expectation =
    [
        if not (Double.IsFinite value && condition value) then
            $"{name} is {value}; it must be {expectation}"
    ]

let private ofName (name: string) =
    let allowed c =
        Char.IsAsciiLetterLower c || Char.IsAsciiDigit c || c = '-'

    [
        if name = "" || not (Seq.forall allowed name) then
            $"name is \"{name}\"; it must be made of lower-case letters, digits and hyphens"
    ]

let private ofDataset (dataset: Dataset) =
    let struct (train, test) = Dataset.available dataset.Source

    let judged =
        match dataset.JudgedBy with
        | Test -> within 1 test "test images" dataset.TestImages
        | Validation when dataset.TrainImages >= train ->
            [
                $"training images is {dataset.TrainImages}, which leaves none of {train} to validate with; --validation holds the last {Dataset.ValidationImages} back"
            ]
        | Validation -> within 1 (train - dataset.TrainImages) "validation images" dataset.TestImages

    within 1 train "training images" dataset.TrainImages @ judged

let private ofModel (model: Model) =
    within 1 65_535 "latents" model.Latents
    @ within 1 (max 1 model.Latents) "k" model.K

let private ofAdam (adam: Adam) =
    ofReal (fun v -> v > 0.0) "learning rate" adam.LearningRate "positive"
    @ ofReal (fun v -> v >= 0.0 && v < 1.0) "beta1" adam.Beta1 "at least 0 and below 1"
    @ ofReal (fun v -> v >= 0.0 && v < 1.0) "beta2" adam.Beta2 "at least 0 and below 1"
    @ ofReal (fun v -> v > 0.0) "epsilon" adam.Epsilon "positive"

let private ofTraining (training: Training) =
    within 1 64 "members" training.Members
    @ within 1 10_000 "epochs" training.Epochs
    @ within 1 60_000 "batch size" training.BatchSize
    @ ofAdam training.Optimizer
    @ (match training.RateSchedule with
       | ConstantRate -> []
       | LinearToZero share ->
           ofReal (fun v -> v > 0.0 && v <= 1.0) "share of steps with a falling rate" share "above 0 and at most 1")
    @ ofReal (fun v -> v >= 0.0) "lambda" training.ConsistencyWeight "0 or positive"
    @ (match training.SilentFeatures with
       | LeaveSilent -> []
       | RestartFromResiduals(frequency, scale) ->
           ofReal
               (fun v -> v >= 0.0 && v < 1.0)
               "maximum frequency of a silent feature"
               frequency
               "at least 0 and below 1"
           @ ofReal (fun v -> v > 0.0) "restart scale" scale "positive")
    @ (match training.AuxiliaryLoss with
       | NoAuxiliaryLoss -> []
       | AuxK(images, latents, coefficient) ->
           within 1 1_000_000_000 "images without a feature in their code" images
           @ within 1 65_535 "latents of the auxiliary loss" latents
           @ ofReal (fun v -> v > 0.0) "coefficient of the auxiliary loss" coefficient "positive")
    @ (match training.Averaging with
       | LastStep -> []
       | Exponential decay -> ofReal (fun v -> v > 0.0 && v < 1.0) "averaging decay" decay "above 0 and below 1")

let private ofEvaluation (evaluation: Evaluation) =
    let components = evaluation.PcaComponents |> Array.map string |> String.concat " "

    let ascending =
        evaluation.PcaComponents |> Array.pairwise |> Array.forall (fun (a, b) -> a < b)

    List.collect (within 1 Dataset.Pixels "PCA components") (List.ofArray evaluation.PcaComponents)
    @ [
        if evaluation.PcaComponents.Length = 0 then
            "there are no PCA components; a reconstruction is compared with at least one PCA"
        if not ascending then
            $"PCA components are {components}; they must ascend"
    ]

/// All that is wrong with the experiment; empty when it can be run.
let errors (experiment: Experiment) : string array =
    ofName experiment.Name
    @ ofDataset experiment.Dataset
    @ ofModel experiment.Model
    @ ofTraining experiment.Training
    @ ofEvaluation experiment.Evaluation
    |> List.toArray
