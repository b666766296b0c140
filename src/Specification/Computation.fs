namespace ResearchPipeline.Specification

/// How a learner is learned.
type Computation =
    /// By the fused steps of an ensemble.
    | Fused of TiedEnsemble
    /// Block by block.
    | Chained of NetworkChain

module Computation =
    let private errorsOfOwn (study: Study) =
        match TiedEnsemble.errors study, NetworkChain.errors study with
        | _ when study.Learner.Training.Precision = Mixed ->
            [|
                "training.precision is \"mixed\", and no engine takes it yet; it must be \"single\""
            |]
        | [||], _
        | _, [||] -> [||]
        // What is nearer to being learned says more of what is wrong.
        | fused, chained when chained.Length <= fused.Length -> Array.append chained fused
        | fused, chained -> Array.append fused chained

    /// Why a study that makes sense cannot be learned, all at once; empty when it can. Every learner below is learned before, in its own
    /// way, so what stands in its way is said of "input".
    let rec errors (study: Study) : string array =
        match Learner.below study.Learner with
        | None -> errorsOfOwn study
        | Some below ->
            errors { study with Learner = below }
            |> Array.map (fun error -> $"input: {error}")
            |> Array.append (errorsOfOwn study)

    /// How the learner of a study is learned: fused where that is possible, for its bits are those that are published.
    /// An ArgumentException where `errors` says that it cannot be learned.
    let ofStudy (study: Study) : Computation =
        match errors study, TiedEnsemble.errors study with
        | [||], [||] -> Fused(TiedEnsemble.ofStudy study)
        | [||], _ -> Chained(NetworkChain.ofStudy study)
        | errors, _ -> invalidArg (nameof study) (String.concat "; " errors)
