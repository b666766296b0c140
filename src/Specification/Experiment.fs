namespace ResearchPipeline.Specification

/// One study, complete: equal records give equal bytes.
type Experiment =
    {
        /// Folder-safe identity, such as "k-sparse-ensemble".
        Name: string
        /// One line for people.
        Title: string
        Seed: uint64
        Dataset: Dataset
        Model: Model
        Training: Training
        Evaluation: Evaluation
    }
