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

let private initialization =
    oneOf
        [
            plain "orthogonal" Orthogonal
            plain "orthogonal-against-mean" OrthogonalAgainstMean
            plain "glorot" Glorot
            numbered "normal" "DEVIATION" Normal (function
                | Normal value -> Some value
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
                "activated"
                (activation.Looks.Replace(" or ", "|"))
                (function
                | Activated kind -> Some(activation.Pieces kind)
                | _ -> None)
                (activation.Read >> Option.map Activated)
            plain "gaussian" Gaussian
        ]

let private decoder =
    oneOf
        [
            plain "tied" Tied
            case
                "untied"
                (activation.Looks.Replace(" or ", "|"))
                (function
                | Untied output -> Some(activation.Pieces output)
                | Tied -> None)
                (activation.Read >> Option.map Untied)
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

let private mostK (network: Network) = max 1 network.Latents

/// All of them.
let all: Setting<Network> list =
    [
        always "model.bias" bias _.Bias (fun value n -> { n with Bias = value }) anything
        // A code that is one of the k largest already keeps its k.
        always
            "model.code"
            code
            _.Code
            (fun value n ->
                match value, n.Code with
                | KLargest _, KLargest _ -> n
                | _ -> { n with Code = value })
            anything
        |> byDefault (KLargest(Constant 1, 1.0)) code
        always "model.decoder" decoder _.Decoder (fun value n -> { n with Decoder = value }) anything
        |> byDefault Tied decoder
        sometimes
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
            (ofReal (fun v -> v >= 1.0) "encoding factor" "at least 1")
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
             | _ -> [])
        { sometimes
              "model.k"
              (schedule whole)
              (fun n ->
                  match n.Code with
                  | KLargest(k, _) -> Some k
                  | _ -> None)
              (fun value n ->
                  match n.Code with
                  | KLargest(_, factor) ->
                      { n with
                          Code = KLargest(value, factor)
                      }
                  | _ -> n)
              anything with
            Errors =
                fun n ->
                    match n.Code with
                    | KLargest(k, _) -> ofSchedule (upTo 1 (mostK n) "the number of latents") "k" k
                    | _ -> []
        }
        always "model.latents" whole _.Latents (fun value n -> { n with Latents = value }) (within 1 65_535 "latents")
    ]
