/// Features of k-sparse autoencoders by k on another data set, with a rate of its own. Claims, metrics and deviations are in FashionLevels.md.
module ResearchPipeline.Experiments.FashionLevels

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.KSparseRecipes
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

// Chosen by validation images, among the arms below.
let private rate = 0.05

let private softmaxOf =
    { probe with
        Factor = 5.0
        LeftOut = 0.0
        Epochs = 20
    }

let private slower recipe = { recipe with Rate = rate }
let private chosen = slower (annealed 12 25)
let private level k = slower (KSparseRecipes.level k)
let private sudden k = slower (KSparseRecipes.sudden k)
let private dictionary recipe = dictionary recipe softmaxOf.Factor

let private whole =
    {
        Name = "fashion-levels"
        Title = "k-sparse autoencoders as features of {dataset}"
        Template = "k-sparse-levels"
        Seed = 1UL
        Dataset = Dataset.whole FashionMnist
        Learner = dictionary chosen
        Evaluation = Evaluation.besidePca [| 25; 64 |]
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

let private levels = [ 70; 40; 25; 15; 10 ]

let private compared =
    [|
        arm "study" "the study" (dictionary chosen)
        arm "probe" $"softmax on codes, k = 25, {chosen.Epochs} epochs" (probed softmaxOf chosen)
        for k in levels do
            arm $"k-{k}" $"k = {k}" (dictionary (level k))
        for k in levels do
            arm $"probe-{k}" $"softmax on codes, k = {k}" (probed softmaxOf (level k))
        for k in [ 25; 10 ] do
            arm $"sudden-{k}" $"k = {k} from the first step" (dictionary (sudden k))
        arm "probe-random" "softmax on codes of random features" (probed softmaxOf (slower (random 25)))
        { arm "pixels" "softmax on pixels" (softmax softmaxOf) with
            Seeds = [| 1UL |]
        }
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

let private arms =
    [|
        for rate in [ 0.02; 0.05; 0.07 ] do
            choice $"rate-{rate}" $"rate {rate}" (dictionary { level 25 with Rate = rate })

        for factor, share in [ 1, 0.2; 2, 0.2; 3, 0.2; 2, 0.0; 2, 0.5; 3, 0.0; 5, 0.0 ] do
            choice
                $"factor-{factor}-left-out-{share}"
                $"softmax on codes at α = {factor} with a share of {share} left out"
                (probed
                    { softmaxOf with
                        Factor = float factor
                        LeftOut = share
                    }
                    (level 25))
    |]

let study =
    { whole with
        Compared = compared
        Arms = arms
    }
