/// How much a feature's activity says about the class.
module ResearchPipeline.Metrics.MutualInformation

/// I(active; class) in bits, from the images of each class and how many of them activate the feature. `log` is the
/// natural logarithm to use: the platform's own differs between machines.
let ofCounts (log: System.Func<float, float>) (active: int[]) (images: int[]) =
    let total = float (Array.sum images)
    let activeTotal = float (Array.sum active)

    let term joint row column =
        if joint = 0.0 then
            0.0
        else
            joint / total * log.Invoke(joint * total / (row * column))

    let mutable sum = 0.0

    for c in 0 .. images.Length - 1 do
        let ofClass = float images[c]
        sum <- sum + term (float active[c]) activeTotal ofClass
        sum <- sum + term (ofClass - float active[c]) (total - activeTotal) ofClass

    max 0.0 (sum / log.Invoke 2.0)
