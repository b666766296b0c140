/// How far an image is from another class, were logits linear in its pixels.
module ResearchPipeline.Metrics.LinearisedMargin

open System

/// The least change of each pixel, at most, by which a linear function with these logits and gradients would name another class:
/// min over c other than `label` of (z_label - z_c) / |∇(z_label - z_c)|₁, for the L1 norm is dual to the largest change (DeepFool,
/// Moosavi-Dezfooli, Fawzi and Frossard 2016, section 3, of the class of the label). Negative where another class is ahead. A class whose
/// difference no pixel changes is left out; infinite where that is every one. `gradients` holds those of all logits, class after class.
let ofImage (logits: ReadOnlySpan<float32>) (gradients: ReadOnlySpan<float32>) (label: int) =
    let pixels = gradients.Length / logits.Length
    let mutable least = infinity

    for other in 0 .. logits.Length - 1 do
        let mutable norm = 0.0

        for pixel in 0 .. pixels - 1 do
            norm <-
                norm
                + abs (
                    float gradients[label * pixels + pixel]
                    - float gradients[other * pixels + pixel]
                )

        if norm > 0.0 then
            least <- min least ((float logits[label] - float logits[other]) / norm)

    least
