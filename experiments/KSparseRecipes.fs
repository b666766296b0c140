/// How k-sparse dictionaries are learned, and how softmax learns from their codes.
module internal ResearchPipeline.Experiments.KSparseRecipes

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

/// How a dictionary is learned.
type Recipe =
    {
        K: Schedule<int>
        Start: Initialization
        Centred: bool
        Rate: float
        RateFalls: bool
        Epochs: int
    }

/// How softmax sees codes, and learns from them.
type Probe =
    {
        /// How many times as many latents as in learning it sees.
        Factor: float
        /// Share of a code's numbers that it does without in a step.
        LeftOut: float
        Epochs: int
    }

let dictionary recipe factor =
    network 1000 (KLargest(recipe.K, factor)) Tied
    |> losing HalfSumOfSquares
    |> starting recipe.Start
    |> (if recipe.Centred then centred else id)
    |> reconstructing
        { Learner.plain.Training with
            Epochs = recipe.Epochs
            Batch = Size 128
            Optimizer = Momentum(Constant recipe.Rate, Constant 0.9)
            RateSchedule = if recipe.RateFalls then LinearToZero 0.5 else ConstantRate
        }

let softmax probe =
    {
        InputDropout = 0.0
        CodeDropout = probe.LeftOut
    }
    |> classifying (byAdam 3e-3 probe.Epochs 128)

let probed probe recipe =
    softmax probe |> onCodesOf (dictionary recipe probe.Factor) Frozen

let fewEpochs = 4
let manyEpochs = 30

/// k falls from 100 in the first half of the epochs.
let annealed epochs k =
    {
        K = Linear(100, k, epochs = epochs / 2)
        Start = Orthogonal
        Centred = true
        Rate = 0.1
        RateFalls = true
        Epochs = epochs
    }

let level k = annealed fewEpochs k

let sudden k = { level k with K = Constant k }

/// After the first author's own program: pixels as they are, small first weights, a low rate that stays. Without its rectifier, and with biases
/// that begin at 0.
let author k =
    { sudden k with
        Start = Normal 0.01
        Centred = false
        Rate = 0.01
        RateFalls = false
    }

/// The directions that dictionaries start from.
let random k = { sudden k with Epochs = 0 }

// Chosen by validation images, among the arms of k-sparse-levels.
let probe =
    {
        Factor = 2.0
        LeftOut = 0.2
        Epochs = 40
    }

/// For codes that are not sparse.
let leavingNothingOut = { probe with LeftOut = 0.0 }

let chosen = annealed manyEpochs 25
