namespace ResearchPipeline.Specification

/// Where the images come from.
type DatasetSource =
    /// The 70,000 handwritten digits of LeCun, Cortes and Burges, 28 x 28 pixels.
    | Mnist

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

    /// The whole of MNIST.
    let mnist =
        {
            Source = Mnist
            TrainImages = 60_000
            TestImages = 10_000
            JudgedBy = Test
        }

    /// Training images that are held back for choices.
    [<Literal>]
    let ValidationImages = 5_000

    /// The number of (training, test) images the source holds.
    let available source =
        match source with
        | Mnist -> struct (60_000, 10_000)

    /// The same, but learning from none of the last 5,000 training images and judged by those, or by as many as it was judged by before.
    let judgedByValidation (dataset: Dataset) =
        let struct (train, _) = available dataset.Source

        { dataset with
            TrainImages = min dataset.TrainImages (train - ValidationImages)
            TestImages = min dataset.TestImages ValidationImages
            JudgedBy = Validation
        }
