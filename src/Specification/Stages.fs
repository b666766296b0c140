namespace ResearchPipeline.Specification

open System.Collections.Generic

/// What the stages of a run are called.
module StageNames =
    [<Literal>]
    let Normalize = "normalize"

    [<Literal>]
    let Train = "train"

    [<Literal>]
    let Evaluate = "evaluate"

    [<Literal>]
    let Figures = "figures"

    [<Literal>]
    let Report = "report"

/// Makes the stages of a study, each from those that it is made of: a kind of stage is a method, so that whoever makes stages
/// makes all kinds of them.
type IStageMaker<'stage> =
    /// The images.
    abstract Normalize: dataset: Dataset -> 'stage

    /// What a learner has learned. Its place is its name in the run. The study is the one whose learner it is, so that a
    /// learner has the same text wherever it stands; it is made of the images and, where it learns from codes, of the learner below.
    abstract Train: place: string * learning: Study * madeOf: IReadOnlyList<'stage> -> 'stage

    /// What is measured of the last learner: made of the images and of it.
    abstract Evaluate: madeOf: IReadOnlyList<'stage> -> 'stage

    /// Drawings of what was measured.
    abstract Figures: madeOf: IReadOnlyList<'stage> -> 'stage

    /// The report: made of every stage before it.
    abstract Report: madeOf: IReadOnlyList<'stage> -> 'stage

module Stages =
    /// The study's learners, that of pixels first, the study's own last: their names in the run, each with the study whose learner it is.
    let learners (study: Study) : struct (string * Study) array =
        let rec below learner =
            match learner.Input with
            | Pixels -> [ learner ]
            | CodesOf(earlier, _) -> below earlier @ [ learner ]

        let all = below study.Learner

        [|
            for place, learner in List.indexed all ->
                struct ((if place = all.Length - 1 then
                             StageNames.Train
                         else
                             $"{StageNames.Train}-{place + 1}"),
                        { study with Learner = learner })
        |]

    /// The stages by walking the study, one after another as they are asked for: when the next is made, those before it can have run.
    let ofStudy (maker: IStageMaker<'stage>) (study: Study) : 'stage seq =
        let rec after (made: 'stage list) (images: 'stage) (below: 'stage list) waiting =
            seq {
                match waiting with
                | struct (place, learning) :: above ->
                    let trained = maker.Train(place, learning, images :: below)
                    yield trained
                    yield! after (made @ [ trained ]) images [ trained ] above
                | [] ->
                    let evaluated = maker.Evaluate(images :: below)
                    yield evaluated
                    let drawn = maker.Figures [ evaluated ]
                    yield drawn
                    yield maker.Report(made @ [ evaluated; drawn ])
            }

        seq {
            let images = maker.Normalize study.Dataset
            yield images
            yield! after [ images ] images [] (List.ofArray (learners study))
        }

    let private naming =
        { new IStageMaker<string> with
            member _.Normalize _ = StageNames.Normalize
            member _.Train(place, _, _) = place
            member _.Evaluate _ = StageNames.Evaluate
            member _.Figures _ = StageNames.Figures
            member _.Report _ = StageNames.Report
        }

    /// The names of a study's stages, in order.
    let names (study: Study) = ofStudy naming study |> Seq.toArray
