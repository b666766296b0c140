/// The main study. Its claims, metrics and deviations are in KSparseEnsemble.md.
module ResearchPipeline.Experiments.KSparseEnsemble

open ResearchPipeline.Specification

let private network =
    {
        Hidden = [||]
        Latents = 1024
        Code = KLargest(Constant 50, encodingFactor = 1.0)
        Decoder = Tied
        Bias = NoBias
        Initialization = OrthogonalAgainstMean
    }

let private autoencoder =
    {
        Network = network
        Corruption = Clean
        Loss = MeanSquaredError
        Penalties =
            {
                Consistency = 0.01
                L1 = 0.0
                MeanActivation = None
                Prior = 0.0
            }
        AuxiliaryLoss = AuxK(silentImages = 1000, latents = 64, coefficient = 1.0 / 256.0)
        SilentFeatures = RestartFromResiduals(maximumFrequency = 0.0, scale = 1.0)
        RowNorms = NormsOfTheStart
    }

let private training =
    {
        Members = 5
        Epochs = 5
        Batch = Size 128
        Optimizer =
            Adam
                {
                    LearningRate = 1e-3
                    Beta1 = 0.9
                    Beta2 = 0.98
                    Epsilon = 1e-8
                }
        RateSchedule = ConstantRate
        WeightDecay = 0.0
        Averaging = Exponential 0.99
    }

let study =
    {
        Name = "k-sparse-ensemble"
        Title = "An ensemble of k-sparse autoencoders on MNIST"
        Template = "ensemble"
        Seed = 42UL
        Dataset = Dataset.mnist
        Learner =
            {
                Input = Pixels
                Aim = Reconstruct autoencoder
                Training = training
            }
        Evaluation =
            {
                PcaComponents = [| 50; 100; 200; 250 |]
            }
        Arms = KSparseArms.arms
    }
