/// The recipe of version 0.1 with a wider notion of silence: living features by restarts alone, and what they cost.
module ResearchPipeline.Experiments.RareRestarts

open ResearchPipeline.Specification

let private main = KSparseEnsemble.study

let study =
    { main with
        Name = "rare-restarts"
        Title = "An ensemble of k-sparse autoencoders that restarts rare features"
        Training =
            { main.Training with
                Optimizer =
                    { main.Training.Optimizer with
                        Beta2 = 0.999
                    }
                ConsistencyWeight = 0.003
                SilentFeatures = RestartFromResiduals(maximumFrequency = 0.0005, scale = 0.9)
                AuxiliaryLoss = NoAuxiliaryLoss
                RowNorms = LearnedNorms
            }
    }
