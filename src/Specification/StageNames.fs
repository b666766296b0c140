namespace ResearchPipeline.Specification

open System

/// What the stages of a run are called.
module StageNames =
    [<Literal>]
    let Normalize = "normalize"

    [<Literal>]
    let Train = "train"

    /// In place of training and evaluation, where it may diverge.
    [<Literal>]
    let Attempt = "attempt"

    [<Literal>]
    let Evaluate = "evaluate"

    /// The evaluation of what a study compares.
    [<Literal>]
    let Measure = "measure"

    [<Literal>]
    let Results = "results"

    [<Literal>]
    let Figures = "figures"

    [<Literal>]
    let Report = "report"

/// What the name of a stage in a run says: "half-sum.2.train" is the train stage of an arm that the study compares, with seed 2.
module StagePlace =
    /// Whether it is of an arm.
    let isOfArm (place: string) =
        place.Contains('.', StringComparison.Ordinal)

    /// What its name begins with where it is of an arm, "half-sum.2.": that of all stages of the arm with this seed.
    let prefixOf (place: string) = place[.. place.LastIndexOf '.']

    /// The stage's name within its arm, "train"; a stage of the study itself has no other.
    let withinArm (place: string) = place[place.LastIndexOf '.' + 1 ..]

    let private runOf (place: string) = (prefixOf place).TrimEnd '.'

    /// The name of its arm.
    let armOf (place: string) =
        (runOf place)[.. (runOf place).LastIndexOf '.' - 1]

    /// The seed of its arm.
    let seedOf (place: string) =
        UInt64.Parse(withinArm (runOf place), Globalization.CultureInfo.InvariantCulture)
