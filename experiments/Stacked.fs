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
            WeightDecay = 1e-5
        }

/// Through all layers.
let private finetuned rate epochs =
    Learner.plainClassifier |> classifying (byAdam rate epochs 200)

// Of the rates among the arms: for learned weights the first of two that validation images do not tell apart, for random ones the best.
let private rate = 8e-3
let private rateOfRandom = 3e-3

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

let private learner = finetuned rate 2 |> onCodesOf (stack first second) FineTuned

let private whole =
    {
        Name = "stacked"
        Title = "Stacked sparse autoencoders and softmax on {dataset}"
        Template = "stacked"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = learner
        Evaluation = Evaluation.besidePca [| 64 |]
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

let private decayed decay (recipe: Recipe) = { recipe with Decay = decay }

let private light = decayed 3e-5

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
        tuned (finetuned rateOfRandom 2) "random" "from random weights in as many steps" (unlearned first second)
        // About as many multiply-adds as the study's own take with their layers.
        tuned (finetuned rateOfRandom 8) "random-longer" "from random weights in 8 epochs" (unlearned first second)
        on "layer-1-light" "λ = 0.00003: softmax on layer 1" (layer (light first))
        on "heavy-light" "λ = 0.003 then 0.00003: softmax on layer 2" (stack first (light second))
        on "light-heavy" "λ = 0.00003 then 0.003: softmax on layer 2" (stack (light first) second)
        on "improved-before" "λ = 0.00003 in both: softmax on layer 2" (stack (light first) (light second))
        tuned
            (finetuned rate 4)
            "improved"
            "λ = 0.00003 in both: fine-tuned in 4 epochs"
            (stack (light first) (light second))
        on "sparser-1" "ρ = 0.05: softmax on layer 1" (layer (sparser first))
        on "sparser-2" "ρ = 0.05: softmax on layer 2" (stack (sparser first) (sparser second))
        on "narrow" "200-200: softmax on layer 2" (stack (narrow first) (narrow second))
        tuned (finetuned rate 4) "narrow-tuned" "200-200: fine-tuned in 4 epochs" (stack (narrow first) (narrow second))
        // Nothing is named by these: what layers do as autoencoders.
        arm "code-1" "layer 1 as an autoencoder" (layer first)
        arm "code-2" "layer 2 as an autoencoder" (stack first second)
        arm "light-code-1" "λ = 0.00003: layer 1 as an autoencoder" (layer (light first))
        arm "light-code-2" "λ = 0.00003: layer 2 as an autoencoder" (stack (light first) (light second))
        arm "sparser-code-2" "ρ = 0.05: layer 2 as an autoencoder" (stack (sparser first) (sparser second))
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

let private lightStack = stack (light first) (light second)

let private rates =
    [
        "0.001", 1e-3
        "0.002", 2e-3
        "0.003", 3e-3
        "0.004", 4e-3
        "0.008", 8e-3
        "0.016", 1.6e-2
    ]

let private tunings =
    [|
        for name, rate in rates do
            choice
                $"rate-{name}"
                $"fine-tuned with rate {name}"
                (finetuned rate 2 |> onCodesOf (stack first second) FineTuned)

            choice
                $"random-rate-{name}"
                $"random weights with rate {name}"
                (finetuned rate 2 |> onCodesOf (unlearned first second) FineTuned)

        // More steps bring random weights nearer.
        choice "epochs-4" "fine-tuned in 4 epochs" (finetuned rate 4 |> onCodesOf (stack first second) FineTuned)

        choice
            "random-epochs-4"
            "random weights in 4 epochs"
            (finetuned rateOfRandom 4 |> onCodesOf (unlearned first second) FineTuned)

        for epochs in [ 2; 4 ] do
            choice
                $"light-epochs-{epochs}"
                $"λ = 0.00003: fine-tuned in {epochs} epochs"
                (finetuned rate epochs |> onCodesOf lightStack FineTuned)
    |]

let private layers =
    [|
        for name, decay in [ "0", 0.0; "0.00003", 3e-5; "0.0001", 1e-4; "0.0003", 3e-4; "0.001", 1e-3 ] do
            let below = stack (decayed decay first) (decayed decay second)
            choice $"lambda-{name}" $"λ = {name}: softmax on layer 2" (softmax |> onCodesOf below Frozen)

        for iterations in [ 50; 100 ] do
            let below = stack first { second with Iterations = iterations }

            choice
                $"iterations-{iterations}"
                $"{iterations} iterations of layer 2: softmax on layer 2"
                (softmax |> onCodesOf below Frozen)

        // Whether more iterations or less weight decay mend what the second layer loses with ρ = 0.05.
        let longer recipe =
            { sparser recipe with Iterations = 300 }

        choice
            "sparser-longer"
            "ρ = 0.05 with 300 iterations: softmax on layer 2"
            (softmax |> onCodesOf (stack (longer first) (longer second)) Frozen)

        choice
            "sparser-light"
            "ρ = 0.05 and λ = 0.00003: softmax on layer 2"
            (softmax
             |> onCodesOf (stack (light (sparser first)) (light (sparser second))) Frozen)

        for name, decay in [ "0.000001", 1e-6; "0.00001", 1e-5; "0.0001", 1e-4 ] do
            choice
                $"probe-decay-{name}"
                $"softmax on layer 1 with weight decay {name}"
                (softmax |> decayingBy decay |> onCodesOf (layer first) Frozen)
    |]

let study =
    { whole with
        Compared = compared
        Arms = Array.append tunings layers
    }
