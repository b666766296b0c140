/// The smoke study on another data set: every table, every figure and every sentence that speaks of images, from some hundred images.
module ResearchPipeline.Experiments.FashionSmoke

open ResearchPipeline.Specification

let study =
    { Smoke.study with
        Name = "fashion-smoke"
        Title = "A study of some hundred images of {dataset}"
        Dataset =
            { Smoke.study.Dataset with
                Source = FashionMnist
            }
    }
