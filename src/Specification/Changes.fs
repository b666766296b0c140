namespace ResearchPipeline.Specification

/// One line of the canonical text that differs between a study and a run of it; "" stands for no such line.
type Change =
    {
        Key: string
        From: string
        To: string
    }

module Changes =
    let private lines experiment =
        (CanonicalText.ofExperiment experiment).Split '\n'
        |> Array.filter (fun line -> line <> "")
        |> Array.map (fun line ->
            let at = line.IndexOf " = "
            line.Substring(0, at), line.Substring(at + 3))
        |> Map.ofArray

    /// What a run changes in the study as it is written, sorted by key.
    let between (written: Experiment) (run: Experiment) : Change array =
        let before, after = lines written, lines run
        let keys = Set.union (Set.ofSeq (Map.keys before)) (Set.ofSeq (Map.keys after))

        let value key text =
            text |> Map.tryFind key |> Option.defaultValue ""

        [|
            for key in keys do
                if value key before <> value key after then
                    {
                        Key = key
                        From = value key before
                        To = value key after
                    }
        |]
