/// The choices of a network.
module internal ResearchPipeline.Specification.NetworkSettings

open ResearchPipeline.Specification.Words
open ResearchPipeline.Specification.Limits
open ResearchPipeline.Specification.Setting

let private activations =
    [
        plain "identity" Identity
        plain "relu" Relu
        plain "sigmoid" Sigmoid
        plain "tanh" Tanh
    ]

let private activation = oneOf activations

let private bias =
    oneOf [ plain "none" NoBias; plain "encoder-and-decoder" EncoderAndDecoder ]

let private centring = oneOf [ plain "none" Uncentred; plain "mean" AroundMean ]

let private initialization =
    oneOf
        [
            plain "orthogonal" Orthogonal
            plain "orthogonal-against-mean" OrthogonalAgainstMean
            plain "glorot" Glorot
            numbered "normal" "DEVIATION" Normal (function
                | Normal value -> Some value
                | _ -> None)
            numbered "whitening" "RIDGE" Whitening (function
                | Whitening value -> Some value
                | _ -> None)
        ]

// The k of a code has a line of its own.
let private code =
    oneOf
        [
            case
                "k-largest"
                ""
                (function
                | KLargest _ -> Some []
                | _ -> None)
                (function
                 | [] -> Some(KLargest(Constant 1, 1.0))
                 | _ -> None)
            case
                "k-largest-of-batch"
                ""
                (function
                | KLargestOfBatch _ -> Some []
                | _ -> None)
                (function
                 | [] -> Some(KLargestOfBatch(Constant 1))
                 | _ -> None)
            case
                "activated"
                (activation.Looks.Replace(" or ", "|"))
                (function
                | Activated kind -> Some(activation.Pieces kind)
                | _ -> None)
                (activation.Read >> Option.map Activated)
            plain "gaussian" Gaussian
        ]

let private selection =
    oneOf
        [
            plain "as-learned" AsLearned
            plain "above-threshold" AboveThreshold
            plain "k-largest-of-each" KLargestOfEach
        ]

let private decoder =
    let ending word make (outputOf: Decoder -> Activation option) =
        case
            word
            (activation.Looks.Replace(" or ", "|"))
            (outputOf >> Option.map activation.Pieces)
            (activation.Read >> Option.map make)

    oneOf
        [
            plain "tied" Tied
            ending "tied-activated" TiedActivated (function
                | TiedActivated output -> Some output
                | _ -> None)
            ending "tied-scaled" TiedScaled (function
                | TiedScaled output -> Some output
                | _ -> None)
            ending "untied" Untied (function
                | Untied output -> Some output
                | _ -> None)
        ]

let rec private readHidden =
    function
    | [] -> Some []
    | Whole units :: kind :: rest ->
        Option.map2
            (fun kind rest -> { Units = units; Activation = kind } :: rest)
            (activation.Read [ kind ])
            (readHidden rest)
    | _ -> None

let private hidden =
    {
        Looks = "none or UNITS ACTIVATION for each layer"
        Pieces =
            function
            | [||] -> [ Word "none" ]
            | layers ->
                layers
                |> List.ofArray
                |> List.collect (fun layer -> Count layer.Units :: activation.Pieces layer.Activation)
        Read =
            function
            | [ "none" ] -> Some [||]
            | words ->
                readHidden words
                |> Option.filter (List.isEmpty >> not)
                |> Option.map Array.ofList
    }

// The k of a code that has one.
let private kOf code =
    match code with
    | KLargest(k, _)
    | KLargestOfBatch k -> Some k
    | Activated _
    | Gaussian -> None

let private withK k code =
    match code with
    | KLargest(_, factor) -> KLargest(k, factor)
    | KLargestOfBatch _ -> KLargestOfBatch k
    | Activated _
    | Gaussian -> code

// Pairs of features are counted in 32 bits.
let private mostLatents = 46_340

let private mostK (network: Network) = max 1 network.Latents

let private errorsOfK (network: Network) =
    kOf network.Code
    |> Option.map (ofSchedule (upTo 1 (mostK network) "the number of latents") "k")
    |> Option.defaultValue []

// Codes of every epoch can be asked for, so every k of a schedule counts.
let private errorsOfEncodingFactor (network: Network) =
    match network.Code with
    | KLargest(k, factor) ->
        let largest =
            match k with
            | Constant k -> k
            | Linear(first, last, _) -> max first last

        let wrong = ofReal (fun v -> v >= 1.0) "encoding factor" "at least 1" factor

        [
            yield! wrong
            if
                wrong.IsEmpty
                && (errorsOfK network).IsEmpty
                && floor (factor * float largest) > float (mostK network)
            then
                $"encoding factor is {factor}; times k, which is up to {largest}, it must be at most {network.Latents}, the number of latents"
        ]
    | _ -> []

/// All of them.
let all: Setting<Network> list =
    [
        always "model.bias" bias _.Bias (fun value n -> { n with Bias = value }) anything
        always "model.centring" centring _.Centring (fun value n -> { n with Centring = value }) anything
        |> byDefault Uncentred centring
        // A code that is one of the k largest already keeps its k, and what else it has.
        always
            "model.code"
            code
            _.Code
            (fun value n ->
                match value, n.Code with
                | KLargest _, KLargest _ -> n
                | _ ->
                    { n with
                        Code = kOf n.Code |> Option.map (fun k -> withK k value) |> Option.defaultValue value
                    })
            anything
        |> byDefault (KLargest(Constant 1, 1.0)) code
        always "model.decoder" decoder _.Decoder (fun value n -> { n with Decoder = value }) anything
        |> byDefault Tied decoder
        { sometimes
              "model.encoding-factor"
              real
              (fun n ->
                  match n.Code with
                  | KLargest(_, factor) -> Some factor
                  | _ -> None)
              (fun value n ->
                  match n.Code with
                  | KLargest(k, _) -> { n with Code = KLargest(k, value) }
                  | _ -> n)
              anything with
            Errors = errorsOfEncodingFactor
        }
        |> byDefault 1.0 real
        always
            "model.hidden"
            hidden
            _.Hidden
            (fun value n -> { n with Hidden = value })
            (List.ofArray
             >> List.collect (fun layer -> within 1 65_535 "units of a hidden layer" layer.Units))
        |> byDefault [||] hidden
        always
            "model.initialization"
            initialization
            _.Initialization
            (fun value n -> { n with Initialization = value })
            (function
             | Normal deviation -> positive "deviation of the first weights" deviation
             // Where nothing varies, numbers are divided by its root.
             | Whitening ridge -> ofReal (fun v -> v >= 1e-10) "ridge of the whitening" "at least 1E-10" ridge
             | _ -> [])
        { sometimes
              "model.k"
              (schedule whole)
              (fun n -> kOf n.Code)
              (fun value n -> { n with Code = withK value n.Code })
              anything with
            Errors = errorsOfK
        }
        always
            "model.latents"
            whole
            _.Latents
            (fun value n -> { n with Latents = value })
            (within 1 mostLatents "latents")
        always "model.selection" selection _.Selection (fun value n -> { n with Selection = value }) anything
        |> byDefault AsLearned selection
    ]
