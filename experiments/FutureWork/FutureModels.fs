/// What the studies of future work have in common: the main study's learner with fewer members, what learns from its codes, and arms.
module internal ResearchPipeline.Experiments.FutureModels

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.Learners

let private seeds = [| 1UL; 2UL; 3UL |]

let private main = KSparseEnsemble.study.Learner

/// So many members.
let ofMembers count (learner: Learner) =
    { learner with
        Training =
            { learner.Training with
                Members = count
            }
    }

/// So many members of the main study's learner, which learn together.
let members count = ofMembers count main

/// One of them, alone.
let dictionary = members 1

/// Its epochs, when time is short.
let inEpochs count (learner: Learner) =
    { learner with
        Training = { learner.Training with Epochs = count }
    }

/// Whoever learns from its codes sees so many times the latents that it keeps in learning.
let seenAt factor =
    Learner.reconstructing (fun a ->
        match a.Network.Code with
        | KLargest(k, _) ->
            { a with
                Network =
                    { a.Network with
                        Code = KLargest(k, factor)
                    }
            }
        | _ -> a)

/// An arm of a study, with every seed.
let arm whole name label change =
    Arms.changingStudy whole name label seeds change

/// With another learner.
let learning learner (study: Study) = { study with Learner = learner }

/// Asked this, and nothing else.
let asking questions (study: Study) =
    { study with
        Evaluation =
            { study.Evaluation with
                Questions = questions
            }
    }

/// With other images.
let on change (study: Study) =
    { study with
        Dataset = change study.Dataset
    }
