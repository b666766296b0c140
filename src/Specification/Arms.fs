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

    // Errors on other images stand beside the study's own, and what a report says of a study it says of its data set: the label of a row has to
    // say what else it is of. Where the whole study is of another data set, so is an arm that has none of its own.
    let private sayingWhichImages (whole: Study) (arm: Arm) (run: Study) =
        let said = arm.Label.Split(' ', ':', ';', '(', ')')

        let unsaid sourcesOf =
            if sourcesOf run.Dataset = sourcesOf whole.Dataset then
                [||]
            else
                sourcesOf run.Dataset
                |> Array.map (fun source -> (DatasetWords.ofSource source).Name)
                |> Array.filter (fun name -> not (Array.contains name said))

        match
            Array.append (unsaid (fun dataset -> [| dataset.Source |])) (unsaid Dataset.judging)
            |> Array.distinct
        with
        | [||] -> Ok run
        | names ->
            Error
                $"""its label, "{arm.Label}", does not say {String.concat " and " names}; an arm of other images than its study's names their data set."""

    /// The study as an arm runs it. An error is a sentence.
    let study (whole: Study) (arm: Arm) (seed: uint64) : Result<Study, string> =
        settings arm seed
        |> Array.fold
            (fun study setting -> study |> Result.bind (Settings.apply setting.Key setting.Value))
            (Ok(alone whole))
        |> Result.bind (sayingWhichImages whole arm)

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

    /// The sources of all images that a study and what it compares need, that of the study itself first.
    let sources (whole: Study) : DatasetSource array =
        [|
            yield! Dataset.sources whole.Dataset
            for run in compared whole do
                yield! Dataset.sources run.Study.Dataset
        |]
        |> Array.distinct

    /// An arm that makes its choices in place of a study's own: what it changes is read off the two.
    let changingStudy
        (whole: Study)
        (name: string)
        (label: string)
        (seeds: uint64 array)
        (change: Study -> Study)
        : Arm =
        {
            Name = name
            Label = label
            JudgedBy = Test
            Seeds = seeds
            Settings =
                lazy
                    (Changes.inOrder whole (change whole)
                     |> Array.map (fun change -> { Key = change.Key; Value = change.To }))
            MayDiverge = false
        }

    /// The same where the choices are the learner's.
    let changing whole name label seeds (change: Learner -> Learner) =
        changingStudy whole name label seeds (fun study ->
            { study with
                Learner = change study.Learner
            })
