/// A study small enough for a test: every stage, every table and every figure, from some hundred images.
module ResearchPipeline.Experiments.Smoke

open ResearchPipeline.Specification

let private main = KSparseEnsemble.study

let private autoencoder (a: Autoencoder) =
    { a with
        Network =
            { a.Network with
                Latents = 96
                Code = KLargest(Constant 12, encodingFactor = 1.0)
            }
    }

let private training =
    { main.Learner.Training with
        Members = 3
        Epochs = 2
        Batch = Size 50
    }

let study =
    { main with
        Name = "smoke"
        Title = "A study of some hundred images"
        Dataset =
            { Dataset.mnist with
                TrainImages = 700
                TestImages = 300
            }
        Learner =
            { Learner.reconstructing autoencoder main.Learner with
                Training = training
            }
        Evaluation = Evaluation.besidePca [| 5; 12 |]
        Arms = [||]
    }
