/// The main study with a wider notion of silence: it shows what keeping nearly every feature alive costs.
module ResearchPipeline.Experiments.RareRestarts

open ResearchPipeline.Specification

let study =
    { KSparseEnsemble.study with
        Name = "rare-restarts"
        Title = "An ensemble of k-sparse autoencoders that restarts rare features too"
        Training =
            { KSparseEnsemble.study.Training with
                SilentFeatures = RestartFromResiduals(maximumFrequency = 0.0005, scale = 0.9)
            }
    }
