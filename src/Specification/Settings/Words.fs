/// How a value is written in the canonical text, as one word or a few, and how it is read again.
module internal ResearchPipeline.Specification.Words

open System
open System.Globalization

/// A piece of a value: what it is, so that nobody has to read it out of its text.
type Piece =
    | Word of string
    | Count of int
    | Amount of float

/// Both directions: what is written is read as the same value.
type Form<'t> =
    {
        /// What a value looks like, for people.
        Looks: string
        Pieces: 't -> Piece list
        Read: string list -> 't option
    }

/// A piece as it is written: an amount in its shortest round-trip form; a negative zero is equal to 0, and is written as it.
let textOf piece =
    match piece with
    | Word text -> text
    | Count value -> string value
    | Amount value -> (value + 0.0).ToString("R", CultureInfo.InvariantCulture)

/// Pieces as they are written, with a blank between two.
let textOfAll pieces =
    pieces |> List.map textOf |> String.concat " "

let private tryWhole (text: string) =
    match Int32.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) with
    | true, value -> Some value
    | _ -> None

// "-0" is 0 and shall have its fingerprint; what is something else shall not silently become 0.
let private tryReal (text: string) =
    let saysZero =
        text.Split('e', 'E').[0]
        |> Seq.forall (fun character -> not (character >= '1' && character <= '9'))

    match Double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture) with
    | true, 0.0 -> if saysZero then Some 0.0 else None
    | true, value -> Some value
    | _ -> None

let (|Whole|_|) text = tryWhole text

let (|Real|_|) text = tryReal text

let private ofWord looks piece read =
    {
        Looks = looks
        Pieces = fun value -> [ piece value ]
        Read =
            function
            | [ word ] -> read word
            | _ -> None
    }

let whole = ofWord "a whole number" Count tryWhole

let real = ofWord "a number" Amount tryReal

let seed =
    ofWord "a whole number from 0 to 18446744073709551615" (fun (value: uint64) -> Word(string value)) (fun word ->
        match UInt64.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture) with
        | true, value -> Some value
        | _ -> None)

let wholes =
    {
        Looks = "whole numbers with a space between two"
        Pieces = Array.map Count >> Array.toList
        Read =
            fun words ->
                let values = words |> List.choose tryWhole

                if values.Length = words.Length then
                    Some(Array.ofList values)
                else
                    None
    }

/// One case of a choice: its word, what follows it, and both directions of what follows.
type Case<'t> =
    {
        Word: string
        Follows: string
        PiecesOfRest: 't -> Piece list option
        ReadRest: string list -> 't option
    }

/// A case with nothing after its word.
let plain word value =
    {
        Word = word
        Follows = ""
        PiecesOfRest = fun other -> if other = value then Some [] else None
        ReadRest = fun rest -> if rest.IsEmpty then Some value else None
    }

/// A case with something after its word.
let case word follows pieces read =
    {
        Word = word
        Follows = follows
        PiecesOfRest = pieces
        ReadRest = read
    }

/// A case with one number after its word.
let numbered word follows (make: float -> 't) (numberOf: 't -> float option) =
    case word follows (numberOf >> Option.map (fun value -> [ Amount value ])) (function
        | [ Real value ] -> Some(make value)
        | _ -> None)

/// A choice between cases.
let oneOf (cases: Case<'t> list) =
    {
        Looks =
            cases
            |> List.map (fun case -> $"{case.Word} {case.Follows}".TrimEnd())
            |> String.concat " or "
        Pieces =
            fun value ->
                cases
                |> List.pick (fun case -> case.PiecesOfRest value |> Option.map (fun rest -> Word case.Word :: rest))
        Read =
            function
            | word :: rest ->
                cases
                |> List.tryFind (fun case -> case.Word = word)
                |> Option.bind (fun case -> case.ReadRest rest)
            | [] -> None
    }

/// One or more of the words of a choice, with a space between two.
let severalOf (cases: Case<'t> list) =
    let one = oneOf cases

    {
        Looks =
            "one or more of "
            + (cases |> List.map _.Word |> String.concat ", ")
            + " with a space between two"
        Pieces = Array.toList >> List.collect one.Pieces
        Read =
            fun words ->
                let values = words |> List.choose (fun word -> one.Read [ word ])

                if values.Length = words.Length then
                    Some(Array.ofList values)
                else
                    None
    }

/// A number that may change: "50", or "linear 100 25 50".
let schedule (one: Form<'t>) =
    let read word = one.Read [ word ]

    {
        Looks = $"{one.Looks} or linear FIRST LAST EPOCHS"
        Pieces =
            function
            | Constant value -> one.Pieces value
            | Linear(first, last, epochs) -> Word "linear" :: one.Pieces first @ one.Pieces last @ [ Count epochs ]
        Read =
            function
            | [ "linear"; first; last; Whole epochs ] ->
                Option.map2 (fun first last -> Linear(first, last, epochs)) (read first) (read last)
            | [ word ] -> read word |> Option.map Constant
            | _ -> None
    }
