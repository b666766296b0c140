/// Sparse autoencoders whose mean activations are held near ρ by a Kullback-Leibler penalty. Claims, metrics and deviations are in KlSparse.md.
module ResearchPipeline.Experiments.KlSparse

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

let private autoencoder =
    network 256 (Activated Sigmoid) (Untied Sigmoid)
    |> starting (Normal 0.1)
    |> losing SumOfSquares
    |> penalized
        { none with
            MeanActivation = Some { Rho = 0.1; Beta = 3.0 }
        }

let private training =
    { Learner.plain.Training with
        Epochs = 20
        Batch = Size 100
    }

let private falling =
    { training with
        Epochs = 50
        RateSchedule = CosineToZero
    }

let private lbfgs iterations =
    { training with
        Epochs = 1
        Batch = Full
        Images = First 5_000
        Optimizer = Lbfgs(history = 10, iterations = iterations)
    }

let private learner = autoencoder |> reconstructing training

/// What the codes tell of the digit: by L-BFGS on all images.
let private softmax =
    Learner.plainClassifier
    |> classifying
        { Learner.plain.Training with
            Batch = Full
            Optimizer = Lbfgs(history = 10, iterations = 100)
            WeightDecay = 1e-5
        }

let private whole =
    {
        Name = "kl-sparse"
        Title = "Sparse autoencoders with a Kullback-Leibler penalty on {dataset}"
        Template = "kl-sparse"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = learner
        Evaluation = Evaluation.besidePca [| 64; 256 |]
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

let private trained training change name label =
    arm name label (autoencoder |> change |> reconstructing training)

let private rectified (a: Autoencoder) =
    { a with
        Network = { a.Network with Code = Activated Relu }
    }

// Weights so small that mean activations begin below 1. Where no batch finds a unit at 0, nothing stops these.
let private rectifiedBelowOne = rectified >> starting Glorot

let private attempted training change name label =
    { trained training change name label with
        MayDiverge = true
    }

let private fast =
    { training with
        Optimizer =
            Adam
                { Learner.standardAdam with
                    LearningRate = 0.01
                }
    }

let private compared =
    [|
        arm "study" "the objective as printed" learner
        trained training (losing HalfSumOfSquares) "half-sum" "half of the sum of squares"
        trained training (losing MeanSquaredError) "mean" "mean over pixels (the listing)"
        trained training (penalized none) "no-penalty" "no penalty (β = 0)"
        trained
            { training with
                Epochs = 1
                Images = First 10_000
            }
            (losing MeanSquaredError)
            "listing"
            "the listing: 100 batches in all"
        trained falling id "cosine-50" "50 epochs with a falling rate"
        attempted training rectified "rectified" "rectified units (ReLU)"
        attempted
            { training with Epochs = 3 }
            rectifiedBelowOne
            "rectified-glorot"
            "rectified units from smaller weights"
        attempted fast rectifiedBelowOne "rectified-fast" "rectified units from smaller weights at rate 0.01"
        trained (lbfgs 100) (losing HalfSumOfSquares) "lbfgs-100" "L-BFGS, 100 iterations"
        // One seed, for the time that it takes.
        { trained (lbfgs 400) (losing HalfSumOfSquares) "lbfgs-400" "L-BFGS, 400 iterations" with
            Seeds = [| 1UL |]
        }
        arm "probe" "softmax on the codes" (softmax |> onCodesOf learner Frozen)
        // Every seed gives the same.
        { arm "pixels" "softmax on the pixels" softmax with
            Seeds = [| 1UL |]
        }
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

let private probe decay =
    softmax |> decayingBy decay |> onCodesOf learner Frozen

let private rate value =
    { falling with
        Optimizer =
            Adam
                { Learner.standardAdam with
                    LearningRate = value
                }
    }

let private arms =
    [|
        choice "cosine-50-rate-0.0005" "50 epochs with rate 0.0005" (autoencoder |> reconstructing (rate 5e-4))
        choice "cosine-50-rate-0.001" "50 epochs with rate 0.001" (autoencoder |> reconstructing (rate 1e-3))
        choice "cosine-50-rate-0.002" "50 epochs with rate 0.002" (autoencoder |> reconstructing (rate 2e-3))
        choice "probe-decay-0.000001" "softmax with weight decay 0.000001" (probe 1e-6)
        choice "probe-decay-0.00001" "softmax with weight decay 0.00001" (probe 1e-5)
        choice "probe-decay-0.0001" "softmax with weight decay 0.0001" (probe 1e-4)
    |]

let study =
    { whole with
        Compared = compared
        Arms = arms
    }
