/// Five directions that the original report of the main study left open, asked of its dictionaries. Claims and metrics are in FutureWork.md;
/// each direction has a record and a page in FutureWork/.
module ResearchPipeline.Experiments.FutureWork

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.FutureModels

let private whole =
    {
        Name = "future-work"
        Title = "Future work on k-sparse autoencoders of {dataset}"
        Template = "future-work"
        Seed = 1UL
        Dataset = Dataset.mnist
        Learner = dictionary
        Evaluation = Evaluation.besidePca [| 25; 50 |]
        Compared = [||]
        Arms = [||]
    }

let study =
    { whole with
        Compared =
            [|
                arm whole "study" "the main study's dictionary" id
                yield! AdaptiveSparsity.arms whole
                yield! Deep.arms whole
                yield! Downstream.arms whole
                yield! Robustness.arms whole
                yield! Transfer.arms whole
            |]
    }
