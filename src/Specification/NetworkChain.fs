namespace ResearchPipeline.Specification

/// A learner as a chain of blocks: layers one after another, each with its gradient. Members learn independently of each other.
/// Of a learner below only its codes are seen; it is learned before, in its own way.
type NetworkChain = { Seed: uint64; Learner: Learner }

module NetworkChain =
    // The keys whose values a chain takes as they are. Of every other one, also of one that is added later, it can compute what a plain
    // learner has, and nothing else.
    let private taken =
        set
            [
                "input"
                "learner"
                "model.bias"
                "model.centring"
                "model.code"
                "model.decoder"
                "model.encoding-factor"
                "model.hidden"
                "model.initialization"
                "model.k"
                "model.latents"
                "model.selection"
                "training.adam.beta1"
                "training.adam.beta2"
                "training.adam.epsilon"
                "training.adam.learning-rate"
                "training.averaging"
                "training.batch-size"
                "training.code-dropout"
                "training.corruption"
                "training.epochs"
                "training.images"
                "training.input-dropout"
                "training.l1"
                "training.loss"
                "training.mean-activation"
                "training.members"
                "training.optimizer"
                "training.prior"
                "training.rate-schedule"
                "training.weight-decay"
            ]

    let private plainOf aim =
        { Learner.plain with
            Aim =
                match aim with
                | Reconstruct _ -> Learner.plain.Aim
                | Classify _ -> Classify Learner.plainClassifier
        }

    // The learner's own choices; those of a learner below are its own. Choices of the study beside its learner are no chain's, and the
    // plain study has the same.
    let private otherThanPlain (study: Study) =
        let own =
            { study with
                Learner = { study.Learner with Input = Pixels }
            }

        let plain =
            { study with
                Learner = plainOf study.Learner.Aim
            }

        [
            for setting in StudySettings.all own do
                let value = Setting.write setting own
                let known = Setting.write setting plain |> Option.defaultValue setting.Default

                match value with
                | Some value when not (taken.Contains setting.Key) && value <> known ->
                    if TiedEnsemble.takes setting.Key then
                        $"{setting.Key} is \"{value}\"; only the fused ensemble learns with that, a network of blocks with \"{known}\" alone"
                    else
                        $"{setting.Key} is \"{value}\"; a network of blocks learns with \"{known}\" alone"
                | _ -> ()
        ]

    /// Why a study that makes sense cannot be computed so; empty when it can. It says nothing of the learners below.
    let errors (study: Study) : string array = List.toArray (otherThanPlain study)

    /// The chain of a study that can be computed so.
    let ofStudy (study: Study) : NetworkChain =
        match errors study with
        | [||] ->
            {
                Seed = study.Seed
                Learner = study.Learner
            }
        | errors -> invalidArg (nameof study) (String.concat "; " errors)
