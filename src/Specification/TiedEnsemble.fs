namespace ResearchPipeline.Specification

/// Members with tied weights that learn k-sparse codes of pixels together, by Adam, from squared error: what the fused steps of
/// `Compute` can do. W is `Latents` x pixels; a code is the k largest of W x, a reconstruction Wᵀ z.
type TiedEnsemble =
    {
        Seed: uint64
        Latents: int
        K: int
        /// Whoever learns from its codes sees this times as many latents; the ensemble itself does not.
        EncodingFactor: float
        Bias: Bias
        Initialization: Initialization
        Members: int
        Epochs: int
        BatchSize: int
        Optimizer: Adam
        RateSchedule: RateSchedule
        ConsistencyWeight: float
        SilentFeatures: SilentFeatures
        AuxiliaryLoss: AuxiliaryLoss
        RowNorms: RowNorms
        Averaging: Averaging
    }

module TiedEnsemble =
    // The keys whose values an ensemble takes as they are. Of every other one, also of one that is added later, it can compute what a
    // plain learner has, and nothing else.
    let private taken =
        set
            [
                "model.bias"
                "model.encoding-factor"
                "model.initialization"
                "model.k"
                "model.latents"
                "training.adam.beta1"
                "training.adam.beta2"
                "training.adam.epsilon"
                "training.adam.learning-rate"
                "training.auxiliary-loss"
                "training.averaging"
                "training.batch-size"
                "training.consistency-weight"
                "training.epochs"
                "training.members"
                "training.rate-schedule"
                "training.row-norms"
                "training.silent-features"
            ]

    /// Whether a key is one whose values it takes as they are.
    let internal takes key = taken.Contains key

    // A key that a plain learner has not belongs to another choice, which is refused itself.
    let private otherThanPlain (study: Study) =
        let plain = Settings.values { study with Learner = Learner.plain }

        [
            for line in Settings.values study do
                if
                    not (takes line.Key)
                    && plain.ContainsKey line.Key
                    && plain[line.Key] <> line.Value
                then
                    $"{line.Key} is \"{line.Value}\"; the fused ensemble learns with \"{plain[line.Key]}\" alone"
        ]

    /// Why a study that makes sense cannot be computed so; empty when it can.
    let errors (study: Study) : string array =
        [|
            yield! otherThanPlain study
            match study.Learner.Aim with
            | Reconstruct {
                              Network = { Code = KLargest(Linear _, _) }
                          } -> "k changes over the epochs; the fused ensemble learns with the same k alone"
            | Reconstruct {
                              Network = {
                                            Initialization = (Glorot | Normal _ | Whitening _)
                                        }
                          } -> "the fused ensemble begins with orthogonal weights alone"
            | _ -> ()
            match study.Learner.Training.Batch with
            | Full -> "the batch is full; the fused ensemble learns from batches of a size alone"
            | Size _ -> ()
            match study.Learner.Training.RateSchedule with
            | CosineToZero ->
                "the rate falls along a cosine; the fused ensemble learns with a rate that is constant or falls in equal steps"
            | ConstantRate
            | LinearToZero _ -> ()
        |]

    /// The ensemble of a study that can be computed so.
    let ofStudy (study: Study) : TiedEnsemble =
        match study.Learner with
        | {
              Aim = Reconstruct({
                                    Network = {
                                                  Code = KLargest(Constant k, encodingFactor)
                                              }
                                } as a)
              Training = {
                             Batch = Size size
                             Optimizer = Adam adam
                         } as t
          } ->
            {
                Seed = study.Seed
                Latents = a.Network.Latents
                K = k
                EncodingFactor = encodingFactor
                Bias = a.Network.Bias
                Initialization = a.Network.Initialization
                Members = t.Members
                Epochs = t.Epochs
                BatchSize = size
                Optimizer = adam
                RateSchedule = t.RateSchedule
                ConsistencyWeight = a.Penalties.Consistency
                SilentFeatures = a.SilentFeatures
                AuxiliaryLoss = a.AuxiliaryLoss
                RowNorms = a.RowNorms
                Averaging = t.Averaging
            }
        | _ -> invalidArg (nameof study) (String.concat "; " (errors study))
