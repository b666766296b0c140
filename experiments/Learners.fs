/// What studies are put together from: each takes a learner, or a part of one, and makes one choice.
module internal ResearchPipeline.Experiments.Learners

open ResearchPipeline.Specification

/// No penalty at all.
let none = Learner.plainAutoencoder.Penalties

/// An autoencoder of `latents` with biases, from Glorot's first weights.
let network latents code decoder =
    { Learner.plainAutoencoder with
        Network =
            { Learner.plainAutoencoder.Network with
                Latents = latents
                Code = code
                Decoder = decoder
                Bias = EncoderAndDecoder
                Initialization = Glorot
            }
    }

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

/// Of inputs whose mean is taken from them.
let centred a =
    withNetwork (fun network -> { network with Centring = AroundMean }) a

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

/// The same of what another learner makes of images again.
let onReconstructionsOf below learner =
    { learner with
        Input = ReconstructionsOf below
    }

/// A linear map that whitens so many numbers, and one that undoes it, both as the images have them: nothing is learned.
let whitening numbers ridge =
    network numbers (Activated Identity) (Untied Identity)
    |> starting (Whitening ridge)
    |> centred
    |> reconstructing
        { Learner.plain.Training with
            Epochs = 0
        }

/// By Adam in batches, with a rate that falls to 0 along a cosine.
let byAdam rate epochs batch =
    { Learner.plain.Training with
        Epochs = epochs
        Batch = Size batch
        RateSchedule = CosineToZero
        Optimizer =
            Adam
                { Learner.standardAdam with
                    LearningRate = rate
                }
    }

/// With another weight decay.
let decayingBy weight (learner: Learner) =
    { learner with
        Training =
            { learner.Training with
                WeightDecay = weight
            }
    }
