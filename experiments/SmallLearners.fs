/// What the small studies are put together from.
module internal ResearchPipeline.Experiments.SmallLearners

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

/// An autoencoder of 24 latents.
let coding code decoder = network 24 code decoder

let sigmoid = coding (Activated Sigmoid) (Untied Sigmoid)

let training =
    { Learner.plain.Training with
        Epochs = 2
        Batch = Size 50
    }

let untrained = { training with Epochs = 0 }

let inPairs = { training with Members = 2 }

let by optimizer = { training with Optimizer = optimizer }

let decaying training = { training with WeightDecay = 1e-3 }

let lbfgs =
    { by (Lbfgs(history = 10, iterations = 8)) with
        Epochs = 1
        Batch = Full
    }
