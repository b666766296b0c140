/// How k-sparse dictionaries are learned, and how softmax learns from their codes.
module internal ResearchPipeline.Experiments.KSparseRecipes

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

/// How a dictionary is learned.
type Recipe =
    {
        Code: Schedule<int>
        Start: Initialization
        Centred: bool
        Rate: float
        Falls: bool
        Epochs: int
    }

/// How softmax sees codes, and learns from them.
type Probe =
    {
        /// Of how many more latents than in learning it sees.
        Factor: float
        /// Share of a code's numbers that it does without in a step.
        LeftOut: float
        Epochs: int
    }

let dictionary recipe factor =
    network 1000 (KLargest(recipe.Code, factor)) Tied
    |> losing HalfSumOfSquares
    |> starting recipe.Start
    |> (if recipe.Centred then centred else id)
    |> reconstructing
        { Learner.plain.Training with
            Epochs = recipe.Epochs
            Batch = Size 128
            Optimizer = Momentum(Constant recipe.Rate, Constant 0.9)
            RateSchedule = if recipe.Falls then LinearToZero 0.5 else ConstantRate
        }

let softmax probe =
    {
        InputDropout = 0.0
        CodeDropout = probe.LeftOut
    }
    |> classifying
        { Learner.plain.Training with
            Epochs = probe.Epochs
            Batch = Size 128
            RateSchedule = CosineToZero
            Optimizer =
                Adam
                    { Learner.standardAdam with
                        LearningRate = 3e-3
                    }
        }

let probed probe recipe =
    softmax probe |> onCodesOf (dictionary recipe probe.Factor) Frozen

let few = 4
let many = 30

/// k falls from 100 in the first half of the epochs.
let annealed epochs k =
    {
        Code = Linear(100, k, epochs = epochs / 2)
        Start = Orthogonal
        Centred = true
        Rate = 0.1
        Falls = true
        Epochs = epochs
    }

let level k = annealed few k

let sudden k = { level k with Code = Constant k }

/// As the first author's own program has it: pixels as they are, small first weights, a low rate that stays.
let author k =
    { sudden k with
        Start = Normal 0.01
        Centred = false
        Rate = 0.01
        Falls = false
    }

/// The directions that dictionaries start from.
let random k = { sudden k with Epochs = 0 }

// Of the factors and shares among the arms.
let probe =
    {
        Factor = 2.0
        LeftOut = 0.2
        Epochs = 40
    }

/// For codes that are not sparse.
let leavingNothingOut = { probe with LeftOut = 0.0 }

let chosen = annealed many 25
