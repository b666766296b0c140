/// Layers learned greedily one on the other as sparse autoencoders, and softmax on top. Claims, metrics and deviations are in Stacked.md.
module ResearchPipeline.Experiments.Stacked

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

/// How a layer is learned.
type private Recipe =
    {
        Units: int
        Decay: float
        Rho: float
        Images: ImagesUsed
        Iterations: int
    }

let private lbfgs iterations images =
    { Learner.plain.Training with
        Batch = Full
        Images = images
        Optimizer = Lbfgs(history = 10, iterations = iterations)
    }

let private layer recipe =
    network recipe.Units (Activated Sigmoid) (Untied Sigmoid)
    |> losing HalfSumOfSquares
    |> penalized
        { none with
            MeanActivation = Some { Rho = recipe.Rho; Beta = 3.0 }
        }
    |> reconstructing
        { lbfgs recipe.Iterations recipe.Images with
            WeightDecay = recipe.Decay
        }

// Images and iterations are what a run of minutes has time for.
let private first =
    {
        Units = 784
        Decay = 3e-3
        Rho = 0.1
        Images = First 2_000
        Iterations = 110
    }

let private second = { first with Iterations = 70 }

let private softmax =
    Learner.plainClassifier
    |> classifying
        { lbfgs 60 AllImages with
            WeightDecay = 1e-4
        }

/// Through all layers, by Adam with a rate that falls to 0.
let private finetunedBy batch rate epochs =
    Learner.plainClassifier
    |> classifying
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

let private finetunedAt = finetunedBy 150
let private finetuned = finetunedAt 4e-3
let private finetunedSlowly = finetunedBy 100 2e-3

let private stack one other =
    layer other |> onCodesOf (layer one) Frozen

/// The same layers with the weights that they start with.
let private unlearned one other =
    let untaught (learner: Learner) =
        { learner with
            Training =
                { Learner.plain.Training with
                    Epochs = 0
                }
        }

    untaught (layer other) |> onCodesOf (untaught (layer one)) Frozen

let private learner = finetuned 2 |> onCodesOf (stack first second) FineTuned

let private whole =
    {
        Name = "stacked"
        Title = "Stacked sparse autoencoders and softmax on MNIST"
        Template = "stacked"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = learner
        Evaluation = { PcaComponents = [| 64 |] }
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

let private decayed decay (recipe: Recipe) = { recipe with Decay = decay }

let private light = decayed 1e-4

let private narrow (recipe: Recipe) = { recipe with Units = 200 }

let private sparser (recipe: Recipe) = { recipe with Rho = 0.05 }

let private on name label below =
    arm name label (softmax |> onCodesOf below Frozen)

let private tuned learner name label below =
    arm name label (learner |> onCodesOf below FineTuned)

let private compared =
    [|
        arm "pixels" "softmax on pixels" softmax
        on "layer-1" "softmax on layer 1" (layer first)
        on "layer-2" "softmax on layer 2 before fine-tuning" (stack first second)
        arm "study" "after fine-tuning" learner
        tuned (finetuned 2) "random" "the same from random weights" (unlearned first second)
        on "layer-1-light" "λ = 0.0001: softmax on layer 1" (layer (light first))
        on "heavy-light" "λ = 0.003 then 0.0001: softmax on layer 2" (stack first (light second))
        on "light-heavy" "λ = 0.0001 then 0.003: softmax on layer 2" (stack (light first) second)
        on "improved-before" "λ = 0.0001 in both: softmax on layer 2" (stack (light first) (light second))
        tuned
            (finetunedSlowly 4)
            "improved"
            "λ = 0.0001 in both: fine-tuned in 4 epochs"
            (stack (light first) (light second))
        { on "sparser" "ρ = 0.05: softmax on layer 2" (stack (sparser first) (sparser second)) with
            Seeds = Array.take 2 seeds
        }
        on "narrow" "200-200: softmax on layer 2" (stack (narrow first) (narrow second))
        tuned
            (finetunedSlowly 6)
            "narrow-tuned"
            "200-200: fine-tuned in 6 epochs"
            (stack (narrow first) (narrow second))
        // Nothing is named by these: what layers do as autoencoders.
        arm "code-1" "layer 1 as an autoencoder" (layer first)
        arm "code-2" "layer 2 as an autoencoder" (stack first second)
        arm "light-code-1" "λ = 0.0001: layer 1 as an autoencoder" (layer (light first))
        arm "light-code-2" "λ = 0.0001: layer 2 as an autoencoder" (stack (light first) (light second))
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

let private arms =
    [|
        for name, decay in [ "0", 0.0; "0.00003", 3e-5; "0.0001", 1e-4; "0.0003", 3e-4; "0.001", 1e-3 ] do
            let below = stack (decayed decay first) (decayed decay second)
            choice $"lambda-{name}" $"λ = {name}: softmax on layer 2" (softmax |> onCodesOf below Frozen)

        for name, decay in [ "0.00001", 1e-5; "0.0001", 1e-4; "0.001", 1e-3 ] do
            choice
                $"probe-decay-{name}"
                $"softmax on layer 1 with weight decay {name}"
                (softmax |> decayingBy decay |> onCodesOf (layer (light first)) Frozen)

        for name, rate in [ "0.001", 1e-3; "0.002", 2e-3; "0.004", 4e-3 ] do
            choice
                $"rate-{name}"
                $"fine-tuned with rate {name}"
                (finetunedAt rate 2 |> onCodesOf (stack first second) FineTuned)

        for iterations in [ 50; 70; 100 ] do
            choice
                $"iterations-{iterations}"
                $"{iterations} iterations of layer 2: softmax on layer 2"
                (softmax
                 |> onCodesOf (stack first { second with Iterations = iterations }) Frozen)

        for epochs in [ 2; 4; 6 ] do
            choice
                $"tuned-{epochs}"
                $"λ = 0.0001: fine-tuned in {epochs} epochs"
                (finetunedSlowly epochs
                 |> onCodesOf (stack (light first) (light second)) FineTuned)
    |]

let study =
    { whole with
        Compared = compared
        Arms = arms
    }
