namespace ResearchPipeline.Metrics

/// What one unit of a code does over a set of images.
[<Struct>]
type UnitActivity =
    {
        /// Mean value.
        Mean: float
        /// Standard deviation, divisor n - 1; NaN below two images.
        Deviation: float
        Smallest: float
        Largest: float
        /// Share of the images whose value is above 1/2.
        OverHalf: float
        /// Share of the images whose value is not 0.
        NonZero: float
    }

module UnitActivity =
    /// A unit whose standard deviation is below this says the same of every image: it stands still.
    [<Literal>]
    let Still = 1e-3

    /// Activity of a unit from its value for each image, at least one.
    let ofValues (values: float[]) =
        let share holds =
            float (values |> Array.filter holds |> Array.length) / float values.Length

        {
            Mean = Descriptive.mean values
            Deviation = Descriptive.standardDeviation values
            Smallest = Array.min values
            Largest = Array.max values
            OverHalf = share (fun value -> value > 0.5)
            NonZero = share (fun value -> value <> 0.0)
        }

    /// Whether it stands still; not known of a single image.
    let isStill (activity: UnitActivity) = activity.Deviation < Still
