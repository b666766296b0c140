/// The one text that a specification has: sorted, one `key = value` a line, numbers in their shortest round-trip form.
/// Fingerprints are hashes of it, so its form never changes silently: a choice that older specifications could not make
/// has a line only where it is made.
module ResearchPipeline.Specification.CanonicalText

open System
open System.Collections.Generic

/// What `normalize` depends on: its lines as keys and values.
let linesOfDataset (dataset: Dataset) =
    readOnlyDict (Setting.lines StudySettings.ofDataset dataset)

/// What a run's measures depend on: its images, its learner and how it learns, not what it is measured against.
let linesOfMeasured (study: Study) =
    readOnlyDict (
        Setting.lines StudySettings.ofDataset study.Dataset
        @ Setting.lines (StudySettings.ofLearning study) study
    )

/// What a run's weights depend on: the same, without what only whoever learns from its codes will see.
let linesOfLearned (study: Study) =
    let keptAsLearned (a: Autoencoder) =
        match a.Network.Code with
        | KLargest(k, _) ->
            { a with
                Network =
                    { a.Network with
                        Code = KLargest(k, 1.0)
                    }
            }
        | _ -> a

    linesOfMeasured
        { study with
            Learner = Learner.reconstructing keptAsLearned study.Learner
        }

/// The whole specification. Name, title, template, what is compared and arms are no choices of the run itself: they stand apart.
let linesOfStudy (study: Study) =
    readOnlyDict (Setting.lines (StudySettings.all study) study)

/// Text of lines.
let ofLines (lines: IReadOnlyDictionary<string, string>) =
    lines
    |> Seq.sortWith (fun one other -> String.CompareOrdinal(one.Key, other.Key))
    |> Seq.map (fun line -> $"{line.Key} = {line.Value}\n")
    |> String.concat ""

/// Text of the whole specification.
let ofStudy (study: Study) = ofLines (linesOfStudy study)

/// The study of a text; what the text does not hold is that of another study: name, title, template and arms. What has no line
/// stands at its default. An error is a sentence.
let parse (like: Study) (text: string) : Result<Study, string> =
    let start =
        { like with
            Seed = 0UL
            Dataset = Dataset.mnist
            Learner = Learner.plain
            Evaluation = Evaluation.besidePca [||]
        }

    text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
    |> Array.fold
        (fun study line ->
            study
            |> Result.bind (fun study ->
                match line.Split(" = ", 2) with
                | [| key; value |] -> Settings.apply key value study
                | _ -> Error $"\"{line}\" is no line of a specification."))
        (Ok start)
