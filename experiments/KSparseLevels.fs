/// Features of k-sparse autoencoders by k, and what softmax makes of them. Claims, metrics and deviations are in KSparseLevels.md.
module ResearchPipeline.Experiments.KSparseLevels

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.KSparseRecipes
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

// With the factor that softmax sees its codes by: no part of what is learned.
let private learner = dictionary chosen probe.Factor

let private whole =
    {
        Name = "k-sparse-levels"
        Title = "k-sparse autoencoders as features of {dataset}"
        Template = "k-sparse-levels"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = learner
        Evaluation = Evaluation.besidePca [| 25; 64 |]
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

let private levels = [ 70; 40; 25; 15; 10 ]

let private compared =
    [|
        arm "study" "the study" learner
        arm "probe" "softmax on codes, k = 25, 30 epochs" (probed probe chosen)
        for k in levels do
            arm $"k-{k}" $"k = {k}" (dictionary (level k) probe.Factor)
        for k in levels do
            arm $"probe-{k}" $"softmax on codes, k = {k}" (probed probe (level k))
        for k in [ 25; 15; 10 ] do
            arm $"sudden-{k}" $"k = {k} from the first step" (dictionary (sudden k) probe.Factor)
        arm "author" "a recipe after the first author's" (dictionary (author 25) probe.Factor)
        arm "probe-author" "softmax on codes of a recipe after the first author's" (probed probe (author 25))
        arm "probe-random" "softmax on codes of random features" (probed probe (random 25))
        { arm "pixels" "softmax on pixels" (softmax leavingNothingOut) with
            Seeds = [| 1UL |]
        }
        // The learners of the study autoencoders, which learn once for both.
        for name, words, below in
            [
                "plain", "plain codes", Autoencoders.learner
                "linear", "linear codes", Autoencoders.linear
                "denoising", "denoising codes", Autoencoders.denoising
            ] do
            arm $"probe-{name}" $"softmax on {words}" (softmax leavingNothingOut |> onCodesOf below Frozen)
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

/// By L-BFGS, with weight decay in place of dropout.
let private decayed factor decay =
    Learner.plainClassifier
    |> classifying
        { Learner.plain.Training with
            Batch = Full
            Optimizer = Lbfgs(history = 10, iterations = 60)
            WeightDecay = decay
        }
    |> onCodesOf (dictionary chosen factor) Frozen

let private arms =
    [|
        for rate in [ 0.05; 0.1; 0.2 ] do
            choice $"rate-{rate}" $"rate {rate}" (dictionary { level 25 with Rate = rate } probe.Factor)

        for factor in 1..3 do
            for name, decay in [ "0.00002", 2e-5; "0.0002", 2e-4 ] do
                choice
                    $"factor-{factor}-decay-{name}"
                    $"softmax on codes by L-BFGS at α = {factor} and weight decay {name}"
                    (decayed (float factor) decay)

        // α = 2 is left-out-0.2, and so are 30 epochs beside 8.
        for factor in [ 1; 3; 4; 5 ] do
            choice
                $"factor-{factor}"
                $"softmax on codes at α = {factor}"
                (probed { probe with Factor = float factor } chosen)

        for share in [ 0.0; 0.1; 0.2; 0.5 ] do
            choice
                $"left-out-{share}"
                $"softmax on codes with a share of {share} left out"
                (probed { probe with LeftOut = share } chosen)

        for k in [ 70; 10 ] do
            for factor in [ 1; 2; 3 ] do
                choice
                    $"k-{k}-factor-{factor}"
                    $"softmax on codes at k = {k} and α = {factor}"
                    (probed { probe with Factor = float factor } (level k))

        choice "epochs-8" "softmax on codes of 8 epochs" (probed probe (annealed 8 25))

        for share in [ 0.0; 0.2 ] do
            choice
                $"plain-left-out-{share}"
                $"softmax on plain codes with a share of {share} left out"
                (softmax { probe with LeftOut = share } |> onCodesOf Autoencoders.learner Frozen)
    |]

let study =
    { whole with
        Compared = compared
        Arms = arms
    }
