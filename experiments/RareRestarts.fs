/// The recipe of version 0.1 with a wider notion of silence: living features by restarts alone, and what they cost.
module ResearchPipeline.Experiments.RareRestarts

open ResearchPipeline.Specification

let private main = KSparseEnsemble.study

let private autoencoder (a: Autoencoder) =
    { a with
        Penalties = { a.Penalties with Consistency = 0.003 }
        SilentFeatures = RestartFromResiduals(maximumFrequency = 0.0005, scale = 0.9)
        AuxiliaryLoss = NoAuxiliaryLoss
        RowNorms = LearnedNorms
    }

let private training =
    { main.Learner.Training with
        Optimizer = Adam Learner.standardAdam
    }

let study =
    { main with
        Name = "rare-restarts"
        Title = "An ensemble of k-sparse autoencoders that restarts rare features"
        Learner =
            { Learner.reconstructing autoencoder main.Learner with
                Training = training
            }
        Arms = [||]
    }
