namespace ResearchPipeline.Specification

open ResearchPipeline.Specification.Words

/// One line of the canonical text of whatever it is a choice of: a key, and its value written and read.
type internal Setting<'owner> =
    {
        Key: string
        /// What a value looks like, for people.
        Looks: string
        /// The value that has no line, because it held before the choice existed; "" for a key that always has one.
        Default: string
        /// None where the owner has no such choice, as a sigmoid code has no k.
        Pieces: 'owner -> Piece list option
        /// None where the words are of another form, or the owner has no such choice.
        Read: string list -> 'owner -> 'owner option
        /// What is wrong with the value that the owner has.
        Errors: 'owner -> string list
    }

module internal Setting =
    /// The value as its line has it.
    let write setting owner =
        setting.Pieces owner |> Option.map textOfAll

    /// A choice that only some owners have.
    let sometimes key (form: Form<'v>) (get: 'o -> 'v option) (set: 'v -> 'o -> 'o) (errors: 'v -> string list) =
        {
            Key = key
            Looks = form.Looks
            Default = ""
            Pieces = get >> Option.map form.Pieces
            Read =
                fun words owner ->
                    get owner
                    |> Option.bind (fun _ -> form.Read words)
                    |> Option.map (fun value -> set value owner)
            Errors = fun owner -> get owner |> Option.map errors |> Option.defaultValue []
        }

    /// A choice that every owner has.
    let always key form get set errors =
        sometimes key form (get >> Some) set errors

    /// Nothing can be wrong with it.
    let anything _ : string list = []

    /// A value that other choices of its owner limit.
    let judgedWhole (errors: 'o -> string list) setting = { setting with Errors = errors }

    /// A value without a line.
    let byDefault (value: 'v) (form: Form<'v>) setting =
        { setting with
            Default = textOfAll (form.Pieces value)
        }

    /// Settings of a part, as settings of the whole.
    let ofPart (get: 'o -> 'p option) (set: 'p -> 'o -> 'o) (settings: Setting<'p> list) : Setting<'o> list =
        settings
        |> List.map (fun setting ->
            {
                Key = setting.Key
                Looks = setting.Looks
                Default = setting.Default
                Pieces = get >> Option.bind setting.Pieces
                Read =
                    fun words owner ->
                        get owner
                        |> Option.bind (setting.Read words)
                        |> Option.map (fun part -> set part owner)
                Errors = fun owner -> get owner |> Option.map setting.Errors |> Option.defaultValue []
            })

    /// The same under longer keys: what is wrong is said of the part of that name.
    let under (part: string) (settings: Setting<'o> list) : Setting<'o> list =
        settings
        |> List.map (fun setting ->
            { setting with
                // No format: all keys of a study are made anew for each choice that is changed.
                Key = part + "." + setting.Key
                Errors = setting.Errors >> List.map (fun error -> $"{part}: {error}")
            })

    /// The lines of an owner, sorted by key: all but those that say what holds by default.
    let lines (settings: Setting<'o> list) owner =
        settings
        |> List.choose (fun setting -> write setting owner |> Option.map (fun value -> setting, value))
        |> List.filter (fun (setting, value) -> setting.Default = "" || value <> setting.Default)
        |> List.map (fun (setting, value) -> setting.Key, value)
        |> List.sortWith (fun (one, _) (other, _) -> System.String.CompareOrdinal(one, other))
