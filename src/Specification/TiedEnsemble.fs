namespace ResearchPipeline.Specification

/// Members with tied weights that learn k-sparse codes of pixels together, by Adam, from squared error: what the fused steps of
/// `Compute` can do. W is `Latents` x pixels; a code is the k largest of W x, a reconstruction Wᵀ z.
type TiedEnsemble =
    {
        Seed: uint64
        Latents: int
        K: int
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
    // Choices of which only one value can be computed so.
    let private fixedChoices =
        [
            "input", "pixels"
            "learner", "autoencoder"
            "model.code", "k-largest"
            "model.encoding-factor", "1"
            "model.decoder", "tied"
            "model.hidden", "none"
            "training.corruption", "none"
            "training.l1", "0"
            "training.loss", "mean-squared-error"
            "training.mean-activation", "none"
            "training.optimizer", "adam"
            "training.prior", "0"
            "training.weight-decay", "0"
        ]

    /// Why a study that makes sense cannot be computed so; empty when it can.
    let errors (study: Study) : string array =
        [|
            for key, only in fixedChoices do
                match Settings.value key study with
                | "" -> ()
                | value when value = only -> ()
                | value -> $"{key} is \"{value}\"; this version learns with \"{only}\" alone"
            match study.Learner.Aim with
            | Reconstruct {
                              Network = { Code = KLargest(Linear _, _) }
                          } -> "k changes over the epochs; this version learns with the same k alone"
            | Reconstruct {
                              Network = { Initialization = (Glorot | Normal _) }
                          } -> "this version begins with orthogonal weights alone"
            | _ -> ()
            match study.Learner.Training.Batch with
            | Full -> "the batch is full; this version learns from batches of a size alone"
            | Size _ -> ()
        |]

    /// The ensemble of a study that can be computed so.
    let ofStudy (study: Study) : TiedEnsemble =
        match study.Learner with
        | {
              Aim = Reconstruct({
                                    Network = { Code = KLargest(Constant k, _) }
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
