namespace ResearchPipeline.Specification

/// Where the images come from.
type DatasetSource =
    /// The 70,000 handwritten digits of LeCun, Cortes and Burges, 28 x 28 pixels.
    | Mnist

/// The images an experiment sees: the first `TrainImages` and `TestImages` of the source, in file order.
type Dataset =
    {
        Source: DatasetSource
        /// 1 … 60,000
        TrainImages: int
        /// 1 … 10,000
        TestImages: int
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
        }

    /// The number of (training, test) images the source holds.
    let available source =
        match source with
        | Mnist -> struct (60_000, 10_000)
