/// Which choices of a learner do not go together.
module internal ResearchPipeline.Specification.LearnerRules

let private unless condition error = if condition then [] else [ error ]

// What its weights start as is a map from inputs that are centred to as many numbers, and one back.
let private ofWhitening (network: Network) =
    match network.Initialization with
    | Whitening _ ->
        unless
            (network.Hidden.Length = 0
             && network.Code = Activated Identity
             && network.Decoder = Untied Identity
             && network.Centring = AroundMean)
            "the weights start as a whitening, which is a linear map and another back; it needs no hidden layers, activated identity codes, an untied identity decoder and inputs around their mean"
    | _ -> []

let private ofCode (input: Representation) (a: Autoencoder) =
    let isKSparse =
        match a.Network.Code with
        | KLargest _ -> true
        | _ -> false

    // A code that can leave 0 to 1 may diverge; that it does is then said where it does.
    let isActivated =
        match a.Network.Code with
        | Activated _ -> true
        | _ -> false

    unless
        (not (Decoder.isTied a.Network.Decoder) || a.Network.Hidden.Length = 0)
        "the decoder is tied and there are hidden layers; a tied decoder is the transpose of one layer"
    @ unless
        (a.Network.Decoder <> TiedActivated Identity)
        "the decoder is tied-activated identity, which changes nothing; without a function it is called tied"
    @ unless
        (a.Network.Centring = Uncentred
         || (a.Network.Bias = EncoderAndDecoder
             && Decoder.output a.Network.Decoder = Identity))
        "inputs are centred, and the decoder has no bias that could give their mean back: it needs biases and no function at its end"
    @ unless
        (a.Network.Initialization <> OrthogonalAgainstMean || input = Pixels)
        "the weights start against the mean image, and the input is no image"
    @ ofWhitening a.Network
    @ unless
        ((a.Network.Code = Gaussian) = (a.Penalties.Prior > 0.0))
        "a Gaussian code and a weight of the prior (training.prior) belong together; there is only one of the two"
    @ unless
        (isKSparse || a.AuxiliaryLoss = NoAuxiliaryLoss)
        "the auxiliary loss is of silent features; only a k-largest code has them"
    @ unless
        (isKSparse || a.SilentFeatures = LeaveSilent)
        "silent features are restarted; only a k-largest code has them"
    @ unless
        (a.Penalties.MeanActivation.IsNone || isActivated)
        "mean activations are held near rho; only an activated code has them"

let private ofSelection (network: Network) =
    match network.Selection, network.Code with
    | AsLearned, _
    | KLargestOfEach, KLargestOfBatch _ -> []
    | AboveThreshold, KLargest(_, factor) ->
        unless
            (factor = 1.0)
            "the selection is above-threshold and the encoding factor is not 1; only the k largest of each image can be a multiple of them"
    | KLargestOfEach, KLargest _ ->
        [
            "the selection is k-largest-of-each, which is how a k-largest code learns; it is called as-learned"
        ]
    | AboveThreshold, KLargestOfBatch _ ->
        [
            "the selection is above-threshold, which is how a k-largest-of-batch code selects once it is learned; it is called as-learned"
        ]
    | (AboveThreshold | KLargestOfEach), (Activated _ | Gaussian) ->
        [
            "the selection is another than as-learned, and the code selects nothing; only codes of largest numbers do"
        ]

let private ofLoss (input: Representation) (a: Autoencoder) =
    let isOfProbabilities =
        match input with
        | Pixels -> true
        | CodesOf({ Aim = Reconstruct below }, _) -> below.Network.Code = Activated Sigmoid
        | CodesOf _
        | ReconstructionsOf _ -> false

    unless
        (a.Loss <> CrossEntropy || isOfProbabilities)
        "cross-entropy compares probabilities; the input must be pixels or sigmoid codes"
    @ unless
        (a.Loss <> CrossEntropy || Decoder.output a.Network.Decoder = Sigmoid)
        "cross-entropy compares probabilities; the decoder must end in a sigmoid (untied, tied-activated or tied-scaled sigmoid)"

let private ofAutoencoder (learner: Learner) (a: Autoencoder) =
    let isOfBatch =
        match a.Network.Code with
        | KLargestOfBatch _ -> true
        | _ -> false

    let seesTuned =
        match learner.Input with
        | CodesOf(_, tuning) -> tuning = FineTuned
        | Pixels
        | ReconstructionsOf _ -> false

    let seesReconstructions =
        match learner.Input with
        | ReconstructionsOf _ -> true
        | Pixels
        | CodesOf _ -> false

    ofCode learner.Input a
    @ ofSelection a.Network
    @ ofLoss learner.Input a
    @ unless
        (not isOfBatch || learner.Training.Batch <> Full)
        "the code is the k largest of a batch and the batch is full; it needs batches of a size"
    @ unless
        (not seesTuned)
        "the codes are fine-tuned and the learner is an autoencoder, whose aim would move with them; only a classifier fine-tunes"
    @ unless
        (not seesReconstructions)
        "the input is reconstructions and the learner is an autoencoder; only a classifier learns from reconstructions"

let private ofClassifier (input: Representation) (c: Classifier) =
    match input with
    | Pixels -> unless (c.CodeDropout = 0.0) "codes are left out and the input is pixels; there are no codes"
    | CodesOf(_, Frozen) ->
        unless
            (c.InputDropout = 0.0)
            "values are left out of the images and the codes are frozen; images enter only what is fine-tuned"
    | CodesOf(_, FineTuned) -> []
    | ReconstructionsOf _ ->
        unless (c.CodeDropout = 0.0) "codes are left out and the input is reconstructions; the learner sees no codes"
        @ unless
            (c.InputDropout = 0.0)
            "values are left out of the images and the input is reconstructions; images enter only what learns no more"

let private ofTraining (t: Training) =
    match t.Optimizer with
    | Lbfgs _ ->
        unless (t.Batch = Full) "L-BFGS learns from all images at once; the batch size must be full"
        @ unless (t.RateSchedule = ConstantRate) "L-BFGS searches its steps; it has no rate to fall"
        @ unless (t.Averaging = LastStep) "L-BFGS takes few steps; there is nothing to average"
        @ unless (t.Epochs <= 1) "L-BFGS counts iterations; it takes one epoch"
    | Momentum(Linear _, _)
    | Nesterov(Linear _, _) ->
        unless
            (t.RateSchedule = ConstantRate)
            "the rate changes by itself and there is a rate schedule; only one of the two can say how it falls"
    | Momentum _
    | Nesterov _
    | Adam _ -> []

// L-BFGS searches along a line of one function: what is drawn anew, or changes with the batch or the epoch, is none.
let private ofOneFunction (learner: Learner) =
    match learner.Training.Optimizer, learner.Aim with
    | Lbfgs _, Reconstruct a ->
        unless (a.Corruption = Clean) "L-BFGS minimises one function; a corruption is drawn anew in every step"
        @ match a.Network.Code with
          | Gaussian -> [ "L-BFGS minimises one function; a Gaussian code is drawn anew in every step" ]
          | KLargestOfBatch _ ->
              [
                  "L-BFGS minimises one function; the k largest of a batch change with the batch"
              ]
          | KLargest(Linear _, _) -> [ "L-BFGS minimises one function; k changes over the epochs" ]
          | KLargest _
          | Activated _ -> []
    | Lbfgs _, Classify c ->
        unless
            (c.InputDropout = 0.0 && c.CodeDropout = 0.0)
            "L-BFGS minimises one function; what is left out is drawn anew in every step"
    | _ -> []

// What is not learned keeps its first weights: by themselves they are codes of nothing.
let private ofEpochs isBelow (learner: Learner) =
    unless
        (learner.Training.Epochs <> 0 || isBelow)
        "epochs is 0; it must lie between 1 and 10000 everywhere but below another learner"
    @ match learner.Aim with
      | Reconstruct {
                        Network = {
                                      Code = (KLargest(Linear _, _) | KLargestOfBatch(Linear _))
                                  }
                    } ->
          unless (learner.Training.Epochs <> 0) "epochs is 0 and k changes over the epochs; it must be a number"
      | _ -> []

let rec private errorsOf isBelow (learner: Learner) : string list =
    let below =
        match Learner.below learner with
        | None -> []
        | Some deeper ->
            let shown =
                match learner.Input with
                | ReconstructionsOf _ -> "reconstructions"
                | Pixels
                | CodesOf _ -> "codes"

            let isAutoencoder =
                match deeper.Aim with
                | Reconstruct _ -> true
                | Classify _ -> false

            let (below, own) = deeper.Training.Members, learner.Training.Members

            unless isAutoencoder $"the input is the {shown} of a classifier, which has none"
            @ unless
                (below = 1 || below = own)
                $"members is {own} and {below} in the learner below; a member learns from the {shown} of the one with its number, or of the only one"
            @ List.map (fun error -> $"input: {error}") (errorsOf true deeper)

    let own =
        match learner.Aim with
        | Reconstruct autoencoder -> ofAutoencoder learner autoencoder
        | Classify classifier -> ofClassifier learner.Input classifier

    own
    @ ofEpochs isBelow learner
    @ ofTraining learner.Training
    @ ofOneFunction learner
    @ below

/// What is wrong with the choices of a learner together, and with those of the ones below.
let errors (learner: Learner) : string list = errorsOf false learner
