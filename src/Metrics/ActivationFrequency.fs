namespace ResearchPipeline.Metrics

/// What one feature does over a set of images, from the values of its activations alone.
[<Struct>]
type FeatureActivity =
    {
        /// Images that activate it.
        Count: int
        /// Count / images.
        Frequency: float
        /// Mean value over the images that activate it; NaN when none does.
        MeanIntensity: float
        /// Largest such value; NaN when none does.
        MaxIntensity: float
    }

module ActivationFrequency =
    /// Activity of a feature from its non-zero values. Counts, never sums of signed activations: those cancel.
    let ofFeature (images: int) (activations: float32[]) =
        let values =
            activations |> Array.filter (fun value -> value <> 0.0f) |> Array.map float

        {
            Count = values.Length
            Frequency = float values.Length / float images
            MeanIntensity = Descriptive.mean values
            MaxIntensity = if values.Length = 0 then nan else Array.max values
        }

    /// A feature that is active for a smaller share of the images is rare: what is said of it rests on few of them.
    [<Literal>]
    let Rare = 0.001

    /// Share of features that no image activates.
    let deadShare (frequencies: float[]) =
        float (frequencies |> Array.filter (fun frequency -> frequency = 0.0) |> Array.length)
        / float frequencies.Length
