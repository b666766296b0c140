namespace ResearchPipeline.Specification

open System

/// What a command line may change in a study. `Nullable` so that C# reads naturally: null keeps the study's value.
type Overrides =
    {
        Epochs: Nullable<int>
        Members: Nullable<int>
        K: Nullable<int>
        Latents: Nullable<int>
        Lambda: Nullable<float>
        Seed: Nullable<uint64>
        BatchSize: Nullable<int>
        /// Whether the study is judged by validation images in place of test images.
        Validation: bool
    }

module Overrides =
    let private orElse (value: Nullable<'t>) (current: 't) =
        if value.HasValue then value.Value else current

    /// The experiment with every given value in place of the study's own.
    let apply (overrides: Overrides) (experiment: Experiment) =
        { experiment with
            Seed = orElse overrides.Seed experiment.Seed
            Dataset =
                if overrides.Validation then
                    Dataset.judgedByValidation experiment.Dataset
                else
                    experiment.Dataset
            Model =
                { experiment.Model with
                    K = orElse overrides.K experiment.Model.K
                    Latents = orElse overrides.Latents experiment.Model.Latents
                }
            Training =
                { experiment.Training with
                    Epochs = orElse overrides.Epochs experiment.Training.Epochs
                    Members = orElse overrides.Members experiment.Training.Members
                    BatchSize = orElse overrides.BatchSize experiment.Training.BatchSize
                    ConsistencyWeight = orElse overrides.Lambda experiment.Training.ConsistencyWeight
                }
        }
