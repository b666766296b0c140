/// The main study. Its claims, metrics and deviations are in KSparseEnsemble.md.
module ResearchPipeline.Experiments.KSparseEnsemble

open ResearchPipeline.Specification

let private autoencoder =
    { Learner.plainAutoencoder with
        Network =
            { Learner.plainAutoencoder.Network with
                Latents = 1024
                Code = KLargest(Constant 50, encodingFactor = 1.0)
                Decoder = Tied
                Bias = NoBias
                Initialization = OrthogonalAgainstMean
            }
        Loss = MeanSquaredError
        Penalties =
            { Learner.plainAutoencoder.Penalties with
                Consistency = 0.01
            }
        AuxiliaryLoss = AuxK(silentImages = 1000, latents = 64, coefficient = 1.0 / 256.0)
        SilentFeatures = RestartFromResiduals(maximumFrequency = 0.0, scale = 1.0)
        RowNorms = NormsOfTheStart
    }

let private training =
    { Learner.plain.Training with
        Members = 5
        Epochs = 5
        Batch = Size 128
        Optimizer =
            Adam
                { Learner.standardAdam with
                    Beta2 = 0.98
                }
        Averaging = Exponential 0.99
    }

let study =
    {
        Name = "k-sparse-ensemble"
        Title = "An ensemble of k-sparse autoencoders on {dataset}"
        Template = "ensemble"
        Seed = 42UL
        Dataset = Dataset.mnist
        Learner =
            {
                Input = Pixels
                Aim = Reconstruct autoencoder
                Training = training
            }
        Evaluation = Evaluation.besidePca [| 50; 100; 200; 250 |]
        Compared = [||]
        Arms = KSparseArms.arms
    }
