namespace ResearchPipeline.Specification

/// An arm of a study with one of its seeds.
type ArmRun =
    {
        Arm: Arm
        Seed: uint64
        /// The study as the arm runs it: it has no arms itself.
        Study: Study
    }

    /// What the name of each of its stages in a run begins with: "half-sum.2.".
    member run.Prefix = $"{run.Arm.Name}.{run.Seed}."

module Arms =
    /// All that an arm changes in a study: who judges it, its seed, and its own choices, in the order in which they are made.
    let settings (arm: Arm) (seed: uint64) : ArmSetting array =
        [|
            if arm.JudgedBy = Validation then
                {
                    Key = "dataset.judged-by"
                    Value = "validation"
                }
            { Key = "seed"; Value = string seed }
            yield! arm.Settings.Value
        |]

    /// A study without what it compares, and without arms.
    let alone (study: Study) =
        { study with
            Compared = [||]
            Arms = [||]
        }

    // What a report says of a study it says of one data set, and errors on other images cannot stand beside its own.
    let private ofSameSource (whole: Study) (run: Study) =
        if run.Dataset.Source = whole.Dataset.Source then
            Ok run
        else
            Error "dataset.source is no choice of an arm: what is compared has one data set."

    /// The study as an arm runs it. An error is a sentence.
    let study (whole: Study) (arm: Arm) (seed: uint64) : Result<Study, string> =
        settings arm seed
        |> Array.fold
            (fun study setting -> study |> Result.bind (Settings.apply setting.Key setting.Value))
            (Ok(alone whole))
        |> Result.bind (ofSameSource whole)

    // The runs that have an error in common, in few words.
    let private naming (failed: (string * uint64) array) =
        match failed, failed |> Array.map fst |> Array.distinct with
        | [| name, seed |], _ -> $"arm {name}, seed {seed}"
        | _, [| name |] -> $"arm {name}, {failed.Length} seeds"
        | _, names -> $"""arms {String.concat ", " names}, {failed.Length} runs"""

    let private wrong whole arm seed =
        match study whole arm seed with
        | Error error -> [| error.TrimEnd('.') |]
        | Ok run -> Array.append (Validation.errors run) (Computation.errors run) |> Array.distinct

    /// What is wrong with what a study compares, all at once; empty where all of it can be run.
    let errors (whole: Study) : string array =
        [|
            for arm in whole.Compared do
                for seed in arm.Seeds do
                    for error in wrong whole arm seed -> error, (arm.Name, seed)
        |]
        |> Array.groupBy fst
        |> Array.map (fun (error, failed) -> $"{failed |> Array.map snd |> naming}: {error}")

    /// What a study compares, in its order. An ArgumentException where `errors` says that it cannot be run.
    let compared (whole: Study) : ArmRun array =
        [|
            for arm in whole.Compared do
                for seed in arm.Seeds do
                    match study whole arm seed with
                    | Ok study ->
                        {
                            Arm = arm
                            Seed = seed
                            Study = study
                        }
                    | Error error -> invalidArg (nameof whole) error
        |]

    /// An arm that makes its choices in place of a study's own: what it changes is read off the two.
    let changing
        (whole: Study)
        (name: string)
        (label: string)
        (seeds: uint64 array)
        (change: Learner -> Learner)
        : Arm =
        {
            Name = name
            Label = label
            JudgedBy = Test
            Seeds = seeds
            Settings =
                lazy
                    (Changes.inOrder
                        whole
                        { whole with
                            Learner = change whole.Learner
                        }
                     |> Array.map (fun change -> { Key = change.Key; Value = change.To }))
            MayDiverge = false
        }
