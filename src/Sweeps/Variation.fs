namespace ResearchPipeline.Sweeps

open ResearchPipeline.Specification

/// One line of a specification and what it is to be, one value after another.
type Axis = { Key: string; Values: string array }

/// Which choices of a study are varied together.
type Variation =
    /// Every value of one choice with every value of each other.
    | Grid of Axis array
    /// The first values together, the second values together, and so on: all axes are of one length.
    | Zip of Axis array
    /// Choices that are written down one by one.
    | Listed of ArmSetting array array

module Variation =
    let private setting key value : ArmSetting = { Key = key; Value = value }

    let private grid (axes: Axis array) =
        Array.foldBack
            (fun (axis: Axis) (rest: ArmSetting list list) ->
                [
                    for value in axis.Values do
                        for others in rest -> setting axis.Key value :: others
                ])
            axes
            [ [] ]
        |> List.map List.toArray
        |> List.toArray

    let private repeated (axes: Axis array) =
        [
            for key, same in axes |> Array.groupBy _.Key do
                if same.Length > 1 then
                    $"{key} is varied {same.Length} times; expected one list of values."
            for axis in axes do
                if axis.Values.Length = 0 then
                    $"{axis.Key} has no value."

                for value, same in axis.Values |> Array.groupBy id do
                    if same.Length > 1 then
                        $"{axis.Key} has the value \"{value}\" {same.Length} times."
        ]

    /// The keys that a variation gives values.
    let keys variation =
        match variation with
        | Grid axes
        | Zip axes -> axes |> Array.map _.Key
        | Listed arms -> arms |> Array.collect (Array.map _.Key) |> Array.distinct

    /// What is wrong with a variation, before any study is asked: a sentence each.
    let errors variation =
        match variation with
        | Grid axes -> repeated axes |> List.toArray
        | Zip axes ->
            [|
                yield! repeated axes
                let lengths = axes |> Array.map _.Values.Length |> Array.distinct

                if lengths.Length > 1 then
                    let counts =
                        axes
                        |> Array.map (fun axis -> $"{axis.Key} has {axis.Values.Length}")
                        |> String.concat ", "

                    $"Values that are taken together are as many for every key; {counts}."
            |]
        | Listed arms ->
            [|
                for key, same in arms |> Array.collect (Array.map _.Key >> Array.countBy id) do
                    if same > 1 then
                        $"{key} is chosen {same} times in one arm."
            |]

    /// The arms in order, the last axis fastest; one empty arm where nothing is varied. An ArgumentException where `errors` names something.
    let arms variation : ArmSetting array array =
        match errors variation, variation with
        | [||], Grid axes -> grid axes
        | [||], Zip [||] -> [| [||] |]
        | [||], Zip axes ->
            Array.init axes[0].Values.Length (fun i -> axes |> Array.map (fun axis -> setting axis.Key axis.Values[i]))
        | [||], Listed arms -> arms
        | errors, _ -> invalidArg (nameof variation) (String.concat " " errors)
