/// The choices of a whole study.
module internal ResearchPipeline.Specification.StudySettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Limits
open ResearchPipeline.Specification.Setting

let private source =
    oneOf [ plain "mnist" Mnist; plain "fashion-mnist" FashionMnist ]

let private judgedBy = oneOf [ plain "test" Test; plain "validation" Validation ]

/// Of the images.
let ofDataset: Setting<Dataset> list =
    [
        // Whoever asks for validation images means that they are not learned from.
        always
            "dataset.judged-by"
            judgedBy
            (fun (d: Dataset) -> d.JudgedBy)
            (fun value d ->
                match value, d.JudgedBy with
                | Validation, Test -> Dataset.judgedByValidation d
                | _ -> { d with JudgedBy = value })
            anything
        |> byDefault Test judgedBy
        always "dataset.source" source _.Source (fun value d -> { d with Source = value }) anything
        always "dataset.test-images" whole _.TestImages (fun value d -> { d with TestImages = value }) anything
        always "dataset.train-images" whole _.TrainImages (fun value d -> { d with TrainImages = value }) anything
    ]

/// Of what is measured.
let ofEvaluation: Setting<Evaluation> list =
    [
        always
            "evaluation.pca-components"
            wholes
            _.PcaComponents
            (fun value _ -> { PcaComponents = value })
            (List.ofArray >> List.collect (within 1 Dataset.Pixels "PCA components"))
    ]

/// Of what the weights depend on beside the images.
let ofLearning (study: Study) : Setting<Study> list =
    always "seed" seed _.Seed (fun value s -> { s with Seed = value }) anything
    :: ofPart
        (_.Learner >> Some)
        (fun learner s -> { s with Learner = learner })
        (LearnerSettings.ofLearner study.Learner)

/// All of them.
let all (study: Study) : Setting<Study> list =
    ofPart (_.Dataset >> Some) (fun dataset s -> { s with Dataset = dataset }) ofDataset
    @ ofPart (_.Evaluation >> Some) (fun evaluation s -> { s with Evaluation = evaluation }) ofEvaluation
    @ ofLearning study
