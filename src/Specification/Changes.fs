namespace ResearchPipeline.Specification

open System.Collections.Generic

/// One choice that differs between a study and a run of it; "" stands for one that the other has not to make.
type Change =
    {
        Key: string
        From: string
        To: string
    }

module Changes =
    let private valueIn (values: IReadOnlyDictionary<string, string>) key =
        match values.TryGetValue key with
        | true, value -> value
        | _ -> ""

    let private differing (before: IReadOnlyDictionary<string, string>) (after: IReadOnlyDictionary<string, string>) =
        Seq.append before.Keys after.Keys
        |> Seq.distinct
        |> Seq.sortWith (fun one other -> System.String.CompareOrdinal(one, other))
        |> Seq.map (fun key ->
            {
                Key = key
                From = valueIn before key
                To = valueIn after key
            })
        |> Seq.filter (fun change -> change.From <> change.To)
        |> Seq.toArray

    /// What a run changes in the study as it is written, sorted by key.
    let between (written: Study) (run: Study) : Change array =
        differing (Settings.values written) (Settings.values run)

    /// Changes that make the run of the study when they are made one after another, each key once, without what falls away by itself.
    /// The numbers of Adam come after Adam; what another choice sets back to its default is set again.
    let inOrder (written: Study) (run: Study) : Change array =
        let before, after = Settings.values written, Settings.values run

        let made (change: Change) study =
            match Settings.apply change.Key change.To study with
            | Ok changed -> Some(change, changed)
            | Error _ -> None

        let rec making study (earlier: Change list) =
            let next =
                differing (Settings.values study) after
                |> Array.filter (fun change ->
                    change.To <> ""
                    && not (earlier |> List.exists (fun made -> made.Key = change.Key)))
                |> Array.tryPick (fun change -> made change study)

            match next with
            | Some(change, changed) -> making changed (change :: earlier)
            | None -> earlier

        making written []
        |> List.rev
        |> List.map (fun change ->
            { change with
                From = valueIn before change.Key
            })
        |> List.toArray
