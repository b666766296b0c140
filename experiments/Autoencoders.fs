/// Plain, deep, tied, denoising, sparse and variational autoencoders side by side. Claims, metrics and deviations are in Autoencoders.md.
module ResearchPipeline.Experiments.Autoencoders

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

let private withRate value (training: Training) =
    { training with
        Optimizer =
            Adam
                { Learner.standardAdam with
                    LearningRate = value
                }
    }

let private training =
    { Learner.plain.Training with
        Epochs = 10
        Batch = Size 128
        RateSchedule = CosineToZero
    }
    |> withRate 4e-3

let private trainingOnNoise = training |> withRate 2e-3
let private slow = training |> withRate 1e-3

let private code64 decoder = network 64 (Activated Identity) decoder

let private plain = code64 (Untied Sigmoid)

let private deep =
    network 32 (Activated Identity) (Untied Sigmoid) |> behind 256 Relu

let private overcomplete = network 256 (Activated Relu) (Untied Sigmoid)

let private noisy deviation =
    overcomplete |> corrupted (Noise deviation)

let private masked = overcomplete |> corrupted (Masking 0.3)

let private sparse weight =
    overcomplete |> losing SumOfSquares |> penalized { none with L1 = weight }

let private variational latents =
    network latents Gaussian (Untied Sigmoid)
    |> behind 400 Relu
    |> losing CrossEntropy
    |> penalized { none with Prior = 1.0 }

/// The plain code.
let internal learner = plain |> reconstructing training

/// The same without the sigmoid: the space of principal components.
let internal linear = code64 (Untied Identity) |> reconstructing training

/// Of images with much noise.
let internal denoising = noisy 0.5 |> reconstructing trainingOnNoise

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
        Name = "autoencoders"
        Title = "Plain, denoising, sparse and variational autoencoders on {dataset}"
        Template = "autoencoders"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = learner
        Evaluation = Evaluation.besidePca [| 2; 20; 32; 64; 256 |]
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

let private trained training name label autoencoder =
    arm name label (autoencoder |> reconstructing training)

// A label names nothing that a run can change in every arm, such as the plain code's length.
let private compared =
    [|
        arm "study" "plain" learner
        trained training "cross-entropy" "plain by cross-entropy" (plain |> losing CrossEntropy)
        trained training "tied" "tied" (code64 (TiedActivated Sigmoid))
        trained training "tied-scaled" "tied and scaled" (code64 (TiedScaled Sigmoid))
        trained slow "slow" "plain at rate 0.001" plain
        trained slow "slow-tied" "tied at rate 0.001" (code64 (TiedActivated Sigmoid))
        trained slow "slow-tied-scaled" "tied and scaled at rate 0.001" (code64 (TiedScaled Sigmoid))
        arm "linear" "plain with a linear output" linear
        trained training "deep" "deep" deep
        trained trainingOnNoise "noise-0.3" "noise of deviation 0.3" (noisy 0.3)
        arm "noise-0.5" "noise of deviation 0.5" denoising
        trained training "masking-0.3" "30 % of the pixels black" masked
        trained training "l1-0.1" "L1 of weight 0.1" (sparse 0.1)
        trained training "l1-0.5" "L1 of weight 0.5" (sparse 0.5)
        trained training "variational-20" "variational with 20 latents" (variational 20)
        trained training "variational-2" "variational with 2 latents" (variational 2)
        arm "probe" "softmax on the codes" (softmax |> onCodesOf learner Frozen)
        arm "pixels" "softmax on the pixels" softmax
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

let private arms =
    [|
        let tried rates kinds =
            [
                for kind, label, autoencoder in kinds do
                    for rate in rates do
                        choice
                            $"{kind}-rate-{rate}"
                            $"{label}: rate {rate}"
                            (autoencoder |> reconstructing (training |> withRate (float rate)))
            ]

        yield!
            tried
                [ "0.002"; "0.004"; "0.008" ]
                [
                    "plain", "plain", plain
                    "tied", "tied", code64 (TiedActivated Sigmoid)
                    "tied-scaled", "tied and scaled", code64 (TiedScaled Sigmoid)
                    "deep", "deep", deep
                    "masking-0.3", "30 % of the pixels black", masked
                    "l1-0.1", "L1 of weight 0.1", sparse 0.1
                    "variational-20", "variational with 20 latents", variational 20
                ]

        yield!
            tried
                [ "0.001"; "0.002"; "0.004" ]
                [
                    "noise-0.3", "noise of deviation 0.3", noisy 0.3
                    "noise-0.5", "noise of deviation 0.5", noisy 0.5
                ]

        for name, decay in [ "0.000001", 1e-6; "0.00001", 1e-5; "0.0001", 1e-4 ] do
            choice
                $"probe-decay-{name}"
                $"softmax with weight decay {name}"
                (softmax |> decayingBy decay |> onCodesOf learner Frozen)
    |]

let study =
    { whole with
        Compared = compared
        Arms = arms
    }
