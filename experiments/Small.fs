/// The smallest study of every kind of learner, for tests and as an example for whoever writes one: some hundred images, two
/// epochs, a handful of latents. What they find says nothing; that they run, and give the same bytes, does.
module ResearchPipeline.Experiments.Small

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners
open ResearchPipeline.Experiments.SmallLearners

let private linear = coding (Activated Identity) (Untied Sigmoid)

let private squared = losing HalfSumOfSquares sigmoid

let private heldNear =
    penalized
        { none with
            MeanActivation = Some { Rho = 0.1; Beta = 3.0 }
        }

let private klSparse = squared |> heldNear

let private kSparse =
    coding (KLargest(Linear(12, 6, epochs = 2), encodingFactor = 2.0)) Tied
    |> losing HalfSumOfSquares
    |> starting (Normal 0.01)
    |> reconstructing (by (Momentum(Constant 0.001, Constant 0.9)))

let private kSparseOfDifferences =
    coding (KLargest(Constant 6, encodingFactor = 1.0)) Tied
    |> losing HalfSumOfSquares
    |> centred
    |> reconstructing (by (Momentum(Constant 0.001, Constant 0.9)))

// Of 24 numbers, whose eigenvectors take no time.
let private kSparseOfWhitened =
    coding (KLargest(Constant 6, encodingFactor = 1.0)) Tied
    |> losing HalfSumOfSquares
    |> reconstructing (by (Momentum(Constant 0.001, Constant 0.9)))
    |> onCodesOf (whitening 24 0.1 |> onCodesOf (linear |> reconstructing training) Frozen) Frozen

let private falling =
    by (Momentum(Linear(0.002, 0.001, epochs = 2), Linear(0.5, 0.9, epochs = 2)))

let private accelerated =
    { by (Nesterov(Constant 0.001, Constant 0.9)) with
        RateSchedule = CosineToZero
    }

let private averaged =
    { training with
        Averaging = Exponential 0.9
    }

let private fading =
    { training with
        RateSchedule = LinearToZero 0.5
    }

let private first = squared |> reconstructing training

let private second =
    squared |> sized 16 |> reconstructing training |> onCodesOf first Frozen

let private study (name, title, learner) =
    { Smoke.study with
        Name = name
        Title = title
        Template = "network"
        Learner = learner
    }

// What is attacked is attacked in every test that runs it.
let private asking (study: Study) =
    if study.Learner.Input.IsReconstructionsOf then
        { study with
            Evaluation =
                { study.Evaluation with
                    Questions = [| Everything; Attacks |]
                }
        }
    else
        study

/// One of each kind.
let studies =
    [|
        "small-kl-sparse", "A small sparse autoencoder", klSparse |> reconstructing (decaying training)
        "small-kl-sparse-lbfgs", "A small sparse autoencoder by L-BFGS", klSparse |> reconstructing (decaying lbfgs)
        "small-plain", "Small linear codes", linear |> reconstructing inPairs
        "small-deep",
        "A small deep autoencoder",
        linear |> behind 40 Relu |> losing CrossEntropy |> reconstructing training
        "small-tied-linear",
        "A small linear autoencoder with tied weights",
        coding (Activated Identity) Tied
        |> losing HalfSumOfSquares
        |> reconstructing falling
        "small-tied-activated",
        "A small sparse autoencoder with tied weights",
        coding (Activated Sigmoid) (TiedActivated Sigmoid)
        |> losing HalfSumOfSquares
        |> heldNear
        |> reconstructing training
        "small-tied-scaled",
        "A small autoencoder with tied weights and a scale",
        coding (Activated Sigmoid) (TiedScaled Sigmoid)
        |> losing CrossEntropy
        |> reconstructing (decaying training)
        "small-nesterov",
        "A small autoencoder by the accelerated gradient",
        coding (Activated Tanh) (Untied Sigmoid)
        |> losing HalfSumOfSquares
        |> reconstructing accelerated
        "small-denoising-noise",
        "A small autoencoder that takes noise away",
        sigmoid
        |> corrupted (Noise 0.3)
        |> losing SumOfSquares
        |> reconstructing training
        "small-denoising-masking",
        "A small autoencoder that fills in",
        sigmoid
        |> corrupted (Masking 0.3)
        |> losing CrossEntropy
        |> reconstructing averaged
        "small-l1",
        "Small codes with an L1 penalty",
        coding (Activated Relu) (Untied Identity)
        |> losing SumOfSquares
        |> penalized { none with L1 = 0.1 }
        |> reconstructing fading
        "small-variational",
        "A small variational autoencoder",
        coding Gaussian (Untied Sigmoid)
        |> behind 40 Tanh
        |> losing CrossEntropy
        |> penalized { none with Prior = 1.0 }
        |> reconstructing training
        "small-k-sparse", "A small k-sparse autoencoder", kSparse
        "small-centred", "A small k-sparse autoencoder of what differs from the mean image", kSparseOfDifferences
        "small-whitened", "A small k-sparse autoencoder of whitened codes", kSparseOfWhitened
        "small-batch-k",
        "Small codes that share the k of a batch",
        coding (KLargestOfBatch(Constant 6)) (Untied Identity) |> reconstructing inPairs
        "small-probe",
        "What small k-sparse codes tell of the class",
        Learner.plainClassifier
        |> classifying (decaying lbfgs)
        |> onCodesOf kSparse Frozen
        // Each layer is learned from the codes of the one below, then all of them for the classes.
        "small-stack",
        "Two small layers and a classifier",
        {
            InputDropout = 0.2
            CodeDropout = 0.5
        }
        |> classifying training
        |> onCodesOf second FineTuned
        // What pre-training is compared with: the same stack, none of whose layers has learned before.
        "small-random-stack",
        "Two small layers of random weights and a classifier",
        Learner.plainClassifier
        |> classifying { training with Images = First 300 }
        |> onCodesOf
            (sigmoid
             |> sized 16
             |> reconstructing untrained
             |> onCodesOf (sigmoid |> reconstructing untrained) Frozen)
            FineTuned
        "small-reconstructions",
        "A small classifier of what k-sparse codes make of images again",
        Learner.plainClassifier |> classifying training |> onReconstructionsOf kSparse
        "small-softmax", "A small classifier of pixels", Learner.plainClassifier |> classifying training
    |]
    |> Array.map study
    |> Array.map asking
