/// Which numbers of an image tell a class by their means: how sparse probes choose what they see.
module ResearchPipeline.Metrics.MeanDifference

/// The mean over a class less the mean over all other images, from sums: "mean_dif" of Gurnee et al. (2023, arXiv:2305.01610), whose size
/// chooses. In the numbers' own unit, so that what hardly ever differs from 0 comes last (their code can divide by deviations before): it
/// compares numbers of one unit, such as intensities, or latents whose atoms have one length. NaN where the class or the rest is empty.
let ofSums (inClass: int) (sumInClass: float) (images: int) (sum: float) =
    sumInClass / float inClass - (sum - sumInClass) / float (images - inClass)

/// The places of the `count` values, or of all of fewer, that are largest by size, whatever their sign; the lower of equals first.
let largest (count: int) (values: float[]) =
    Array.init values.Length id
    |> Array.sortBy (fun i -> struct (-(abs values[i]), i))
    |> Array.truncate count
