namespace ResearchPipeline.Sweeps

open ResearchPipeline.Specification

/// A sweep that is written down: many runs of one study, with one table and one report.
type Sweep =
    {
        /// Folder-safe identity, such as "sparsity-and-consistency"; no study has the same.
        Name: string
        /// One line for people; `Study.DatasetName` in it stands for the name of the data set.
        Title: string
        /// Folder of reports/templates that its report is made of.
        Template: string
        Study: Study
        /// What every run chooses otherwise than the study, so that no run is called after it.
        Throughout: ArmSetting array
        /// What is varied, one after another. A run that two of them ask for is run once.
        Variations: Variation array
        /// How many seeds everything is run with: the study's own, and the whole numbers after it.
        Seeds: int
    }

module Sweep =
    /// What is wrong with its choices, before any study is asked: a sentence each.
    let errors (sweep: Sweep) : string array =
        [|
            yield! sweep.Variations |> Array.collect Variation.errors

            for key, count in sweep.Throughout |> Array.countBy _.Key do
                if count > 1 then
                    $"{key} is chosen {count} times for every run."

                if sweep.Variations |> Array.exists (Variation.keys >> Array.contains key) then
                    $"{key} is chosen for every run, and varied."
        |]

    /// What is varied in each arm, in order. An ArgumentException where `errors` names something.
    let arms (sweep: Sweep) : ArmSetting array array =
        sweep.Variations |> Array.collect Variation.arms

    /// The seeds of a study with so many: its own, and the whole numbers after it.
    let seeds (study: Study) count : uint64 array =
        Array.init count (fun i -> study.Seed + uint64 i)
