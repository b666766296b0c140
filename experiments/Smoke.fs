/// A study small enough for a test: every stage, every table and every figure, from some hundred images.
module ResearchPipeline.Experiments.Smoke

open ResearchPipeline.Specification

let study =
    { KSparseEnsemble.study with
        Name = "smoke"
        Title = "A study of some hundred images"
        Dataset =
            {
                Source = Mnist
                TrainImages = 700
                TestImages = 300
                JudgedBy = Test
            }
        Model =
            { KSparseEnsemble.study.Model with
                Latents = 96
                K = 12
            }
        Training =
            { KSparseEnsemble.study.Training with
                Members = 3
                Epochs = 2
                BatchSize = 50
            }
        Evaluation = { PcaComponents = [| 5; 12 |] }
    }
