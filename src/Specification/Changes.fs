namespace ResearchPipeline.Specification

/// One choice that differs between a study and a run of it; "" stands for one that the other has not to make.
type Change =
    {
        Key: string
        From: string
        To: string
    }

module Changes =
    /// What a run changes in the study as it is written, sorted by key.
    let between (written: Study) (run: Study) : Change array =
        Array.append (Settings.keys written) (Settings.keys run)
        |> Array.distinct
        |> Array.sortWith (fun one other -> System.String.CompareOrdinal(one, other))
        |> Array.map (fun key ->
            {
                Key = key
                From = Settings.value key written
                To = Settings.value key run
            })
        |> Array.filter (fun change -> change.From <> change.To)
