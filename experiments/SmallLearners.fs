/// What the small studies are put together from.
module internal ResearchPipeline.Experiments.SmallLearners

open ResearchPipeline.Specification

let private plain = Learner.plainAutoencoder

/// An autoencoder of 24 latents.
let coding code decoder =
    { plain with
        Network =
            { plain.Network with
                Latents = 24
                Code = code
                Decoder = decoder
                Bias = EncoderAndDecoder
                Initialization = Glorot
            }
    }

let sigmoid = coding (Activated Sigmoid) (Untied Sigmoid)

let losing loss (a: Autoencoder) = { a with Loss = loss }

let penalized penalties (a: Autoencoder) = { a with Penalties = penalties }

let corrupted corruption (a: Autoencoder) = { a with Corruption = corruption }

let private withNetwork change (a: Autoencoder) = { a with Network = change a.Network }

/// With a layer before the code.
let behind units activation =
    let layer =
        {
            Units = units
            Activation = activation
        }

    withNetwork (fun network -> { network with Hidden = [| layer |] })

let sized latents =
    withNetwork (fun network -> { network with Latents = latents })

let starting initialization =
    withNetwork (fun network ->
        { network with
            Initialization = initialization
        })

let training =
    { Learner.plain.Training with
        Epochs = 2
        Batch = Size 50
    }

let untrained = { training with Epochs = 0 }

let inPairs = { training with Members = 2 }

let by optimizer = { training with Optimizer = optimizer }

let decaying training = { training with WeightDecay = 1e-3 }

let lbfgs =
    { by (Lbfgs(history = 10, iterations = 8)) with
        Epochs = 1
        Batch = Full
    }

/// A learner of pixels.
let private learner training aim =
    {
        Input = Pixels
        Aim = aim
        Training = training
    }

let reconstructing training autoencoder =
    learner training (Reconstruct autoencoder)

let classifying training classifier = learner training (Classify classifier)

let onCodesOf below tuning learner =
    { learner with
        Input = CodesOf(below, tuning)
    }
