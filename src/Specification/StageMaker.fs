namespace ResearchPipeline.Specification

open System.Collections.Generic

/// A learner of a run.
type Trained =
    {
        /// The name of its stage in the run.
        Place: string
        /// The study whose learner it is, so that a learner has the same text wherever it stands.
        Learning: Study
        /// The place of the learner from whose codes it learns; null where it learns from pixels.
        Below: string | null
    }

/// Makes the stages of a study, each from those that it is made of: a kind of stage is a method, so that whoever makes stages
/// makes all kinds of them.
type IStageMaker<'stage> =
    /// The images.
    abstract Normalize: place: string * dataset: Dataset -> 'stage

    /// What a learner has learned: made of the images and, where it learns from codes, of the learner below.
    abstract Train: trained: Trained * madeOf: IReadOnlyList<'stage> -> 'stage

    /// Whether a learner diverges, and when: made of the same.
    abstract Attempt: trained: Trained * madeOf: IReadOnlyList<'stage> -> 'stage

    /// What is measured of the last learner: made of the images and of it.
    abstract Evaluate: madeOf: IReadOnlyList<'stage> -> 'stage

    /// The same of an arm that the study compares.
    abstract Measure: place: string * run: ArmRun * madeOf: IReadOnlyList<'stage> -> 'stage

    /// The numbers of the study and of all that it compares in one table: made of what was measured.
    abstract Results: madeOf: IReadOnlyList<'stage> -> 'stage

    /// Drawings of what was measured.
    abstract Figures: madeOf: IReadOnlyList<'stage> -> 'stage

    /// The report: made of every stage before it but the table of numbers.
    abstract Report: madeOf: IReadOnlyList<'stage> -> 'stage
