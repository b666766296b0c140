/// k-sparse dictionaries that go on learning from labels, one and two of them. Claims, metrics and deviations are in KSparseTuned.md.
module ResearchPipeline.Experiments.KSparseTuned

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.KSparseRecipes
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

/// How labels are learned from, whatever the features begin with.
type private Lessons =
    {
        Rate: float
        Epochs: int
        /// Softmax sees so many times the numbers that a dictionary keeps in learning.
        Factor: float
        /// Shares of pixels and of a code's numbers that a step does without.
        PixelsLeftOut: float
        CodesLeftOut: float
    }

let private tuned lessons below =
    {
        InputDropout = lessons.PixelsLeftOut
        CodeDropout = lessons.CodesLeftOut
    }
    |> classifying (byAdam lessons.Rate lessons.Epochs 128)
    |> onCodesOf below FineTuned

// Factor, rate and dropout at all are chosen by validation images among the arms below; epochs and shares in trials on these.
let private lessons =
    {
        Rate = 1e-3
        Epochs = 20
        Factor = 5.0
        PixelsLeftOut = 0.2
        CodesLeftOut = 0.5
    }

let private withoutDropout =
    { lessons with
        PixelsLeftOut = 0.0
        CodesLeftOut = 0.0
    }

let private secondRate = 0.05

let private learned lessons = dictionary chosen lessons.Factor
let private unlearned lessons = dictionary (random 25) lessons.Factor

/// Another dictionary, of the codes of the first.
let private twoLearned rate lessons =
    dictionary { annealed 6 25 with Rate = rate } lessons.Factor
    |> onCodesOf (learned lessons) Frozen

// It learns at no rate; that it names the same one leaves k and the epochs as all that tells it from what has learned.
let private twoUnlearned lessons =
    dictionary { random 25 with Rate = secondRate } lessons.Factor
    |> onCodesOf (unlearned lessons) Frozen

let private whole =
    {
        Name = "k-sparse-tuned"
        Title = "k-sparse autoencoders of {dataset}, fine-tuned"
        Template = "k-sparse-tuned"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = tuned lessons (learned lessons)
        Evaluation = Evaluation.besidePca [| 25 |]
        Compared = [||]
        Arms = [||]
    }

let private arm name label learner =
    Arms.changing whole name label seeds (fun _ -> learner)

// Two layers take three times as long as one.
let private inFewerEpochs = { lessons with Epochs = 12 }

let private compared =
    [|
        // As k-sparse-levels has it, with the factor that is best for features that stay as they are.
        arm "frozen" "frozen features" (probed probe chosen)
        arm "study" "fine-tuned" (tuned lessons (learned lessons))
        arm "random" "fine-tuned from random features" (tuned lessons (unlearned lessons))
        arm "plain" "fine-tuned without dropout" (tuned withoutDropout (learned lessons))
        arm "random-plain" "fine-tuned from random features without dropout" (tuned withoutDropout (unlearned lessons))
        arm "deep-frozen" "two frozen layers" (softmax probe |> onCodesOf (twoLearned secondRate lessons) Frozen)
        arm "deep" "two layers fine-tuned" (tuned inFewerEpochs (twoLearned secondRate lessons))
        arm "deep-random" "two layers fine-tuned from random features" (tuned inFewerEpochs (twoUnlearned lessons))
        // Nothing is named by it: what the second layer does as an autoencoder.
        arm "code-2" "the second layer as an autoencoder" (twoLearned secondRate lessons)
    |]

// Judged by validation images.
let private choice name label learner =
    { arm name label learner with
        JudgedBy = Validation
    }

let private arms =
    [|
        let both name words lessons =
            [|
                choice name $"fine-tuned {words}" (tuned lessons (learned lessons))
                choice $"random-{name}" $"from random features {words}" (tuned lessons (unlearned lessons))
            |]

        // α = 5 is what else stands at its rate, epochs and shares.
        for factor in [ 1; 3; 5; 8 ] do
            yield! both $"factor-{factor}" $"at α = {factor}" { lessons with Factor = float factor }

        for rate in [ 0.0003; 0.002 ] do
            yield! both $"rate-{rate}" $"at rate {rate}" { lessons with Rate = rate }

        yield! both "without-dropout" "without dropout" withoutDropout
    |]

let study =
    { whole with
        Compared = compared
        Arms = arms
    }
