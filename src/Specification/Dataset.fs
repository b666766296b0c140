namespace ResearchPipeline.Specification

/// Where the images come from. Both have 60,000 training and 10,000 test images of 28 x 28 pixels, in ten classes.
type DatasetSource =
    /// The handwritten digits of LeCun, Cortes and Burges.
    | Mnist
    /// The fashion articles of Xiao, Rasul and Vollgraf.
    | FashionMnist

/// Which images judge an experiment: it learns from none of them.
type JudgedBy =
    /// The first of the source's test images.
    | Test
    /// The last of its training images: for every choice between settings, so that no choice is made with test images in view.
    | Validation

/// The images an experiment sees: the first `TrainImages` of the source's training images, and as many as `TestImages` says to be judged by.
type Dataset =
    {
        Source: DatasetSource
        /// 1 … 60,000
        TrainImages: int
        /// 1 … 10,000
        TestImages: int
        JudgedBy: JudgedBy
    }

module Dataset =
    /// Pixels of one image.
    [<Literal>]
    let Pixels = 784

    /// The number of (training, test) images the source holds.
    let available source =
        match source with
        | Mnist
        | FashionMnist -> struct (60_000, 10_000)

    /// All of a source's images.
    let whole source =
        let struct (train, test) = available source

        {
            Source = source
            TrainImages = train
            TestImages = test
            JudgedBy = Test
        }

    /// The whole of MNIST.
    let mnist = whole Mnist

    /// Training images that are held back for choices.
    [<Literal>]
    let ValidationImages = 5_000

    /// The same, but learning from none of the last 5,000 training images and judged by those, or by as many as it was judged by before.
    let judgedByValidation (dataset: Dataset) =
        let struct (train, _) = available dataset.Source

        { dataset with
            TrainImages = min dataset.TrainImages (train - ValidationImages)
            TestImages = min dataset.TestImages ValidationImages
            JudgedBy = Validation
        }
