/// The main study. Its claims, metrics and deviations are in KSparseEnsemble.md.
module ResearchPipeline.Experiments.KSparseEnsemble

open ResearchPipeline.Specification

let study =
    {
        Name = "k-sparse-ensemble"
        Title = "An ensemble of k-sparse autoencoders on MNIST"
        Seed = 42UL
        Dataset = Dataset.mnist
        Model =
            {
                Latents = 1024
                K = 50
                Bias = NoBias
                Initialization = OrthogonalAgainstMean
            }
        Training =
            {
                Members = 5
                Epochs = 5
                BatchSize = 128
                Optimizer =
                    {
                        LearningRate = 1e-3
                        Beta1 = 0.9
                        Beta2 = 0.98
                        Epsilon = 1e-8
                    }
                RateSchedule = ConstantRate
                ConsistencyWeight = 0.01
                SilentFeatures = RestartFromResiduals(maximumFrequency = 0.0, scale = 1.0)
                AuxiliaryLoss = AuxK(silentImages = 1000, latents = 64, coefficient = 1.0 / 256.0)
                RowNorms = NormsOfTheStart
                Averaging = Exponential 0.99
            }
        Evaluation =
            {
                PcaComponents = [| 50; 100; 200; 250 |]
            }
    }
