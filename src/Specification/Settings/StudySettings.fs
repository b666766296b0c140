/// The choices of a whole study.
module internal ResearchPipeline.Specification.StudySettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Limits
open ResearchPipeline.Specification.Setting

let private source =
    oneOf
        [
            plain "mnist" Mnist
            plain "fashion-mnist" FashionMnist
            plain "small-norb" SmallNorb
            plain "cifar-10-patches" CifarPatches
        ]

let private judgedBy = oneOf [ plain "test" Test; plain "validation" Validation ]

let private ofAnother word make sourceOf =
    case
        word
        (source.Looks.Replace(" or ", "|"))
        (sourceOf >> Option.map source.Pieces)
        (source.Read >> Option.map make)

let private judgesOf =
    oneOf
        [
            plain "own" JudgesOf.Own
            ofAnother "only" JudgesOf.Only (function
                | JudgesOf.Only other -> Some other
                | _ -> None)
            ofAnother "also" JudgesOf.Also (function
                | JudgesOf.Also other -> Some other
                | _ -> None)
        ]

let private leftOutClass =
    {
        Looks = "none or the number of a class from 0"
        Pieces = Option.map Count >> Option.defaultValue (Word "none") >> List.singleton
        Read =
            function
            | [ "none" ] -> Some None
            | words -> whole.Read words |> Option.map Some
    }

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
        always "dataset.judges-of" judgesOf _.JudgesOf (fun value d -> { d with JudgesOf = value }) anything
        |> byDefault JudgesOf.Own judgesOf
        // Whoever leaves a class out means that there are fewer images to learn from.
        always "dataset.left-out-class" leftOutClass _.LeftOutClass Dataset.leavingOut anything
        |> judgedWhole (fun d ->
            Option.toList d.LeftOutClass
            |> List.collect (within 0 ((Dataset.kind d.Source).Classes - 1) "the class that is left out"))
        |> byDefault None leftOutClass
        always "dataset.source" source _.Source (fun value d -> { d with Source = value }) anything
        always "dataset.test-images" whole _.TestImages (fun value d -> { d with TestImages = value }) anything
        always "dataset.train-images" whole _.TrainImages (fun value d -> { d with TrainImages = value }) anything
    ]

let private questions =
    severalOf
        [
            plain "everything" Everything
            plain "novelty" Novelty
            plain "attacks" Attacks
            plain "few-latents" FewLatents
            plain "composition" Composition
        ]

let private errorsOfQuestions (asked: Question array) =
    if asked.Length = 0 then
        [ "there are no questions; a model is asked at least one" ]
    elif (Array.distinct asked).Length = asked.Length then
        []
    else
        [ $"questions are {questions.Pieces asked |> textOfAll}; each is asked once" ]

/// Of what is measured, on images of a kind.
let ofEvaluation (images: ImageKind) : Setting<Evaluation> list =
    [
        always
            "evaluation.pca-components"
            wholes
            _.PcaComponents
            (fun value e -> { e with PcaComponents = value })
            (List.ofArray >> List.collect (within 1 images.Pixels "PCA components"))
        always
            "evaluation.questions"
            questions
            _.Questions
            (fun value e -> { e with Questions = value })
            errorsOfQuestions
        |> byDefault [| Everything |] questions
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
    @ ofPart
        (_.Evaluation >> Some)
        (fun evaluation s -> { s with Evaluation = evaluation })
        (ofEvaluation (Dataset.kind study.Dataset.Source))
    @ ofLearning study
