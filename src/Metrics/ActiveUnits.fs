/// Latents that say something of an image (Burda, Grosse and Salakhutdinov 2016, section 5.2).
module ResearchPipeline.Metrics.ActiveUnits

/// A posterior mean that varies less over images is one of a latent that was left unused.
[<Literal>]
let Threshold = 0.01

/// Whether a latent is active, from the variance over images of its posterior mean.
let isActive (varianceOfMeans: float) = varianceOfMeans > Threshold
