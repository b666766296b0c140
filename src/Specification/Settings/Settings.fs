/// Changes one choice of a study by its line of the canonical text: `training.averaging`, `exponential 0.995`.
module ResearchPipeline.Specification.Settings

open System
open ResearchPipeline.Specification.Words

/// All that a study has chosen, with what stands at its default.
let values (study: Study) =
    StudySettings.all study
    |> List.choose (fun setting -> Setting.write setting study |> Option.map (fun value -> setting.Key, value))
    |> List.sortWith (fun (one, _) (other, _) -> String.CompareOrdinal(one, other))
    |> readOnlyDict

/// What a value is, for those who compute with it: in its pieces, each as its text and as a number where it is one.
type TypedValue =
    {
        Words: string array
        /// int, float or string.
        Values: obj array
    }

/// All that a study has chosen, by key, in pieces.
let typed (study: Study) =
    let typedOf pieces =
        {
            Words = pieces |> List.map textOf |> List.toArray
            Values =
                pieces
                |> List.map (function
                    | Word text -> text :> obj
                    | Count value -> value :> obj
                    | Amount value -> value :> obj)
                |> List.toArray
        }

    StudySettings.all study
    |> List.choose (fun setting -> setting.Pieces study |> Option.map (fun pieces -> setting.Key, typedOf pieces))
    |> List.sortWith (fun (one, _) (other, _) -> String.CompareOrdinal(one, other))
    |> readOnlyDict

/// Every key that a study has, sorted; those of its present choices alone, so that a sigmoid code has no k.
let keys (study: Study) = (values study).Keys |> Seq.toArray

/// What a study has chosen, whether or not its text has a line for it; "" for a key that it has not.
let value (key: string) (study: Study) =
    StudySettings.all study
    |> List.tryFind (fun setting -> setting.Key = key)
    |> Option.bind (fun setting -> Setting.write setting study)
    |> Option.defaultValue ""

/// What a value of a key looks like, in words; "" for a key that the study has not.
let looks (key: string) (study: Study) =
    StudySettings.all study
    |> List.tryFind (fun setting -> setting.Key = key)
    |> Option.map _.Looks
    |> Option.defaultValue ""

/// The study with another value for one key. An error is a sentence: no such key, or a value of another form; whether the
/// study can be run, `Validation` says.
let apply (key: string) (value: string) (study: Study) : Result<Study, string> =
    match StudySettings.all study |> List.tryFind (fun setting -> setting.Key = key) with
    | None -> Error $"There is no setting \"{key}\"."
    | Some setting when (setting.Pieces study).IsNone ->
        Error $"{key} is no choice of this study: another of its choices leaves none."
    | Some setting ->
        let words =
            value.Split(' ', StringSplitOptions.RemoveEmptyEntries ||| StringSplitOptions.TrimEntries)
            |> List.ofArray

        match setting.Read words study with
        | Some changed -> Ok changed
        | None -> Error $"{key} is \"{value}\"; expected {setting.Looks}."
