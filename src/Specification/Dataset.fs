namespace ResearchPipeline.Specification

/// Where the images come from; how large they are, in how many classes and how many there are, `Dataset.kind` and `Dataset.available` say.
type DatasetSource =
    /// The handwritten digits of LeCun, Cortes and Burges.
    | Mnist
    /// The fashion articles of Xiao, Rasul and Vollgraf.
    | FashionMnist
    /// The stereo pairs of toys of LeCun, Huang and Bottou, each half brought to 32 x 32 pixels.
    | SmallNorb
    /// A patch of 8 x 8 pixels of each colour image of Krizhevsky's CIFAR-10.
    | CifarPatches

/// Which images judge an experiment: it learns from none of them.
type JudgedBy =
    /// The first of the source's test images.
    | Test
    /// The last of its training images: for every choice between settings, so that no choice is made with test images in view.
    | Validation

/// Of which source the images are that judge.
[<RequireQualifiedAccess>]
type JudgesOf =
    /// That of the images that are learned from.
    | Own
    /// Another alone: what was learned is carried over to its images.
    | Only of DatasetSource
    /// Both: as many images of the other follow those of the own one, and are strangers to the model.
    | Also of DatasetSource

/// The images an experiment sees: the first `TrainImages` of the source's training images, and as many as `TestImages` says to be judged by.
type Dataset =
    {
        Source: DatasetSource
        /// A class that is not learned from: the training images are then the first of all others. It judges all the same.
        LeftOutClass: int option
        /// At least 1, at most what the source has: 60,000 of MNIST.
        TrainImages: int
        /// At least 2, at most what the source has, of each source that judges: 10,000 of MNIST.
        TestImages: int
        JudgedBy: JudgedBy
        JudgesOf: JudgesOf
    }

module Dataset =
    /// What the images of a source have in common.
    let kind source : ImageKind =
        let images channels side classes =
            {
                Shape =
                    {
                        Rows = side
                        Columns = side
                        Channels = channels
                    }
                Classes = classes
            }

        match source with
        | Mnist
        | FashionMnist -> images 1 28 10
        | SmallNorb -> images 2 32 5
        | CifarPatches -> images 3 8 10

    /// The number of (training, test) images the source holds.
    let available source =
        match source with
        | Mnist
        | FashionMnist -> struct (60_000, 10_000)
        | SmallNorb -> struct (24_300, 24_300)
        | CifarPatches -> struct (50_000, 10_000)

    /// All of a source's images.
    let whole source =
        let struct (train, test) = available source

        {
            Source = source
            LeftOutClass = None
            TrainImages = train
            TestImages = test
            JudgedBy = Test
            JudgesOf = JudgesOf.Own
        }

    /// The whole of MNIST.
    let mnist = whole Mnist

    /// Training images that are held back for choices.
    [<Literal>]
    let ValidationImages = 5_000

    /// Training images that every class of a source leaves when it is left out, rounded down: whichever it is, as many can be learned from.
    let ofOtherClasses source =
        match source with
        | Mnist
        | FashionMnist -> 53_000
        // As many of each class: 4,860, and 5,000.
        | SmallNorb -> 19_440
        | CifarPatches -> 45_000

    /// How many training images there are to learn from, whoever judges.
    let learnable (dataset: Dataset) =
        let struct (train, _) = available dataset.Source

        match dataset.LeftOutClass, dataset.JudgedBy with
        | None, _ -> train
        | Some _, Test -> ofOtherClasses dataset.Source
        // Every class leaves as many of those that are not held back, too.
        | Some _, Validation -> ofOtherClasses dataset.Source - ValidationImages

    /// The same, but learning from no image of a class, and so from as many as every class leaves.
    let leavingOut (left: int option) (dataset: Dataset) =
        let leaving = { dataset with LeftOutClass = left }

        { leaving with
            TrainImages = min dataset.TrainImages (learnable leaving)
        }

    /// The same, but learning from none of the last 5,000 training images and judged by those, or by as many as it was judged by before.
    let judgedByValidation (dataset: Dataset) =
        let struct (train, _) = available dataset.Source

        leavingOut
            dataset.LeftOutClass
            { dataset with
                TrainImages = min dataset.TrainImages (train - ValidationImages)
                TestImages = min dataset.TestImages ValidationImages
                JudgedBy = Validation
            }

    /// Whether training images of a class are learned from.
    let isLearned (dataset: Dataset) (label: int) = dataset.LeftOutClass <> Some label

    /// The sources of its images, that of those that are learned from first.
    let sources (dataset: Dataset) : DatasetSource array =
        match dataset.JudgesOf with
        | JudgesOf.Own -> [| dataset.Source |]
        | JudgesOf.Only other
        | JudgesOf.Also other -> [| dataset.Source; other |]

    /// The sources of the images that judge, in their order.
    let judging (dataset: Dataset) : DatasetSource array =
        match dataset.JudgesOf with
        | JudgesOf.Only other -> [| other |]
        | _ -> sources dataset

    /// Whether some of the images that judge, and not all, can be of a kind that was not learned from.
    let hasStrangers (dataset: Dataset) =
        match dataset.JudgesOf with
        | JudgesOf.Own -> dataset.LeftOutClass.IsSome
        | JudgesOf.Only _ -> false
        | JudgesOf.Also _ -> true

    /// Whether an image that judges is of a kind that was not learned from: of the class that was left out, or of another source.
    let isStranger (dataset: Dataset) (image: int) (label: int) =
        match dataset.JudgesOf with
        | JudgesOf.Only _ -> true
        | _ -> image >= dataset.TestImages || not (isLearned dataset label)
