/// Refuses studies that make no sense, and says everything that is wrong at once.
module ResearchPipeline.Specification.Validation

open System

let private unless condition error = if condition then [] else [ error ]

let private ofName (name: string) =
    let allowed c =
        Char.IsAsciiLetterLower c || Char.IsAsciiDigit c || c = '-'

    unless
        (name <> "" && Seq.forall allowed name)
        $"name is \"{name}\"; it must be made of lower-case letters, digits and hyphens"

let private inWords source =
    let kind = Dataset.kind source
    $"{kind.Shape.InWords} in {kind.Classes} classes"

let private ofDataset (dataset: Dataset) =
    let struct (train, test) = Dataset.available dataset.Source

    let judged =
        match dataset.JudgedBy with
        // Explained variance needs a variance.
        | Test -> Limits.within 2 test "test images" dataset.TestImages
        | Validation when dataset.LeftOutClass.IsSome ->
            Limits.upTo
                2
                Dataset.ValidationImages
                "the number that is held back where a class is left out"
                "validation images"
                dataset.TestImages
        | Validation when dataset.TrainImages >= train ->
            [
                $"training images is {dataset.TrainImages}, which leaves none of {train} to validate with; --validation holds the last {Dataset.ValidationImages} back"
            ]
        | Validation ->
            Limits.upTo
                2
                (train - dataset.TrainImages)
                $"what {dataset.TrainImages} training images leave of {train}"
                "validation images"
                dataset.TestImages

    let learned =
        match dataset.LeftOutClass with
        | None -> Limits.within 1 train "training images" dataset.TrainImages
        | Some _ ->
            Limits.upTo
                1
                (Dataset.learnable dataset)
                "as many as every class leaves when it is left out"
                "training images"
                dataset.TrainImages

    let another =
        match dataset.JudgesOf with
        | JudgesOf.Only other
        | JudgesOf.Also other when other = dataset.Source ->
            [
                $"another source of judges is {(DatasetWords.ofSource other).Name}, and it is the one that is learned from; judges of that alone are \"own\""
            ]
        // What was learned sees images of one size, and labels of both go by the same numbers.
        | JudgesOf.Only other
        | JudgesOf.Also other when Dataset.kind other <> Dataset.kind dataset.Source ->
            [
                $"another source of judges is {(DatasetWords.ofSource other).Name}, whose images are of {inWords other}; those that are learned from are of {inWords dataset.Source}"
            ]
        | _ -> []

    learned @ judged @ another

let private ofEvaluation (evaluation: Evaluation) =
    let components = evaluation.PcaComponents |> Array.map string |> String.concat " "

    unless
        (evaluation.PcaComponents.Length > 0)
        "there are no PCA components; a reconstruction is compared with at least one PCA"
    @ unless
        (evaluation.PcaComponents |> Array.pairwise |> Array.forall (fun (a, b) -> a < b))
        $"PCA components are {components}; they must ascend"

// A number that another choice limits; one that is beyond every limit is told with its own.
let private ofImages (most: int) why name (value: int) =
    if value > most && value <= 60_000 && most >= 1 then
        Limits.upTo 1 most why name value
    else
        []

// An image comes once into a batch.
let rec private ofLearned (dataset: Dataset) (learner: Learner) =
    let images, why, wrong =
        match learner.Training.Images with
        | AllImages -> dataset.TrainImages, "the number of training images", []
        | First count ->
            min count dataset.TrainImages,
            "the number of images that are learned from",
            ofImages dataset.TrainImages "the number of training images" "images that are learned from" count
        // Whether every class has so many only the images can tell; learning refuses it then.
        | FirstOfEachClass count ->
            let all = (Dataset.kind dataset.Source).Classes * count

            min all dataset.TrainImages,
            "the number of images that are learned from",
            ofImages dataset.TrainImages "the number of training images" "images that are learned from" all
            @ unless
                dataset.LeftOutClass.IsNone
                "the first images of each class are learned from and a class is left out; it has no images to learn from"

    let own =
        match learner.Training.Batch with
        | Size size -> wrong @ ofImages images why "batch size" size
        | Full -> wrong

    match Learner.below learner with
    | None -> own
    | Some deeper -> own @ List.map (fun error -> $"input: {error}") (ofLearned dataset deeper)

// A whitening has as many numbers as what it whitens.
let rec private ofWhitened (dataset: Dataset) (learner: Learner) =
    let own =
        match learner with
        | {
              Aim = Reconstruct {
                                    Network = {
                                                  Initialization = Whitening _
                                                  Latents = latents
                                              }
                                }
          } ->
            match learner.Input with
            | CodesOf({ Aim = Reconstruct below }, _) when below.Network.Latents <> latents ->
                [
                    $"latents is {latents} and the weights start as a whitening; it has as many as the codes below, {below.Network.Latents}"
                ]
            | Pixels when (Dataset.kind dataset.Source).Pixels <> latents ->
                [
                    $"latents is {latents} and the weights start as a whitening; it has as many as an image has numbers, {(Dataset.kind dataset.Source).Pixels}"
                ]
            | _ -> []
        | _ -> []

    match Learner.below learner with
    | None -> own
    | Some deeper -> own @ List.map (fun error -> $"input: {error}") (ofWhitened dataset deeper)

/// All that is wrong with the study; empty when it makes sense.
let errors (study: Study) : string array =
    ofName study.Name
    @ ofDataset study.Dataset
    @ List.collect (fun (setting: Setting<Study>) -> setting.Errors study) (StudySettings.all study)
    @ ofEvaluation study.Evaluation
    @ LearnerRules.errors study.Learner
    @ ofLearned study.Dataset study.Learner
    @ ofWhitened study.Dataset study.Learner
    |> List.toArray
