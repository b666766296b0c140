namespace ResearchPipeline.Specification

open System.Collections.Generic

module Stages =
    /// The study's own learners, that of pixels first, the study's own last.
    let learners (study: Study) : Trained array =
        let rec from learner =
            match Learner.below learner with
            | None -> [ learner ]
            | Some earlier -> from earlier @ [ learner ]

        let all = from study.Learner

        let placeOf place =
            if place = all.Length - 1 then
                StageNames.Train
            else
                $"{StageNames.Train}-{place + 1}"

        [|
            for place, learner in List.indexed all ->
                {
                    Place = placeOf place
                    Learning = { study with Learner = learner }
                    Below = if place = 0 then null else placeOf (place - 1)
                }
        |]

    let private under (run: ArmRun) (trained: Trained) =
        { trained with
            Place = run.Prefix + trained.Place
            Below =
                match trained.Below with
                | null -> null
                | place -> run.Prefix + place
        }

    let private ofArm (run: ArmRun) =
        learners run.Study |> Array.map (under run)

    /// The same with the learners of all that the study compares. What may diverge is no such learner, but attempted.
    let allLearners (study: Study) : Trained array =
        [|
            yield! learners study
            for run in Arms.compared study do
                let all = ofArm run

                if run.Arm.MayDiverge then
                    yield! Array.take (all.Length - 1) all
                else
                    yield! all
        |]

    let private chain
        (train: Trained * IReadOnlyList<'stage> -> 'stage)
        (images: 'stage)
        (made: List<'stage>)
        (learners: Trained seq)
        =
        seq {
            let mutable below: 'stage list = []

            for trained in learners do
                let stage = train (trained, images :: below)
                made.Add stage
                below <- [ stage ]
                yield stage
        }

    // An arm of other images has its own; all arms of the same have the same bytes, and the store keeps them once.
    let private stagesOfArm
        (maker: IStageMaker<'stage>)
        (whole: Study)
        (images: 'stage)
        (made: List<'stage>)
        (run: ArmRun)
        =
        seq {
            let isOfTheseImages = run.Study.Dataset = whole.Dataset

            let images =
                if isOfTheseImages then
                    images
                else
                    maker.Normalize(run.Prefix + StageNames.Normalize, run.Study.Dataset)

            if not isOfTheseImages then
                made.Add images
                yield images

            let learners = ofArm run
            let own = Array.last learners

            if run.Arm.MayDiverge then
                let below = Array.take (learners.Length - 1) learners
                yield! chain maker.Train images made below

                let stage =
                    maker.Attempt(
                        { own with
                            Place = run.Prefix + StageNames.Attempt
                        },
                        if below.Length = 0 then
                            [ images ]
                        else
                            [ images; made[made.Count - 1] ]
                    )

                made.Add stage
                yield stage
            else
                yield! chain maker.Train images made learners

                let stage =
                    maker.Measure(run.Prefix + StageNames.Measure, run, [ images; made[made.Count - 1] ])

                made.Add stage
                yield stage
        }

    /// The stages by walking the study, one after another as they are asked for: when the next is made, those before it can have run.
    let ofStudy (maker: IStageMaker<'stage>) (study: Study) : 'stage seq =
        seq {
            let made = List<'stage>()
            let measured = List<'stage>()
            let images = maker.Normalize(StageNames.Normalize, study.Dataset)
            made.Add images
            yield images
            yield! chain maker.Train images made (learners study)
            let evaluated = maker.Evaluate [ images; made[made.Count - 1] ]
            made.Add evaluated
            measured.Add evaluated
            yield evaluated

            for run in Arms.compared study do
                yield! stagesOfArm maker study images made run
                measured.Add made[made.Count - 1]

            yield maker.Results measured
            let drawn = maker.Figures measured
            made.Add drawn
            yield drawn
            yield maker.Report made
        }

    let private naming =
        { new IStageMaker<string> with
            member _.Normalize(place, _) = place
            member _.Train(trained, _) = trained.Place
            member _.Attempt(trained, _) = trained.Place
            member _.Evaluate _ = StageNames.Evaluate
            member _.Measure(place, _, _) = place
            member _.Results _ = StageNames.Results
            member _.Figures _ = StageNames.Figures
            member _.Report _ = StageNames.Report
        }

    /// The names of a study's stages, in order.
    let names (study: Study) = ofStudy naming study |> Seq.toArray
