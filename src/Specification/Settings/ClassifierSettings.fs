/// The choices of a classifier.
module internal ResearchPipeline.Specification.ClassifierSettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Limits
open ResearchPipeline.Specification.Setting

/// All of them.
let all: Setting<Classifier> list =
    [
        always
            "training.code-dropout"
            real
            _.CodeDropout
            (fun value c -> { c with CodeDropout = value })
            (share "share of codes left out")
        |> byDefault Learner.plainClassifier.CodeDropout real
        always
            "training.input-dropout"
            real
            _.InputDropout
            (fun value c -> { c with InputDropout = value })
            (share "share of inputs left out")
        |> byDefault Learner.plainClassifier.InputDropout real
    ]
