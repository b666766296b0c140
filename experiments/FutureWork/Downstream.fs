/// What codes are good for: Downstream.md.
module internal ResearchPipeline.Experiments.Downstream

open ResearchPipeline.Specification
open ResearchPipeline.Experiments.KSparseRecipes
open ResearchPipeline.Experiments.Learners
open ResearchPipeline.Experiments.FutureModels

// As k-sparse-levels chose it by validation images, in half the epochs.
let private lessons = { probe with Epochs = 20 }

/// Softmaxes on codes of frozen learners, one for each member; they see twice the latents that are kept in learning.
let onCodes (below: Learner) =
    softmax lessons
    |> ofMembers below.Training.Members
    |> onCodesOf (seenAt lessons.Factor below) Frozen

/// The same on numbers that are not sparse, none of which is left out.
let onNumbers =
    softmax
        { lessons with
            LeftOut = leavingNothingOut.LeftOut
        }

// An epoch of few images has few steps.
let private fromFew count epochs (learner: Learner) =
    { learner with
        Training =
            { learner.Training with
                Images = FirstOfEachClass count
                Epochs = epochs
                Batch = Size(min 128 (10 * count))
            }
    }

let private onBoth whole name label change =
    [|
        arm whole ("codes" + name) ("softmax on codes" + label) (learning (change (onCodes dictionary)))
        arm whole ("pixels" + name) ("softmax on pixels" + label) (learning (change onNumbers))
    |]

let private strangers whole =
    [|
        arm
            whole
            "strangers"
            "learned from MNIST; on MNIST and Fashion-MNIST"
            (asking [| Novelty |]
             >> on (fun dataset ->
                 { dataset with
                     JudgesOf = JudgesOf.Also FashionMnist
                 }))
        for label in 0..9 do
            arm
                whole
                $"without-{label}"
                $"learned without class {label}"
                (learning (inEpochs 1 dictionary)
                 >> asking [| Novelty |]
                 >> on (Dataset.leavingOut (Some label)))
    |]

let arms whole =
    [|
        yield! onBoth whole "" "" id
        arm whole "ensemble" "softmaxes on the codes of three members" (learning (onCodes (members 3)))
        for count, epochs in [ 10, 300; 100, 200; 1000, 60 ] do
            yield! onBoth whole $"-{count}" $"; {count} labels of each class" (fromFew count epochs)
        arm whole "few-latents" "probes on a few latents" (asking [| FewLatents |])
        yield! strangers whole
    |]
