/// What a value may be, as sentences about what it may not.
module internal ResearchPipeline.Specification.Limits

open System

let within low high name (value: int) =
    [
        if value < low || value > high then
            $"{name} is {value}; it must lie between {low} and {high}"
    ]

/// The same where the upper limit follows from another choice.
let upTo low high why name (value: int) =
    [
        if value < low || value > high then
            $"{name} is {value}; it must lie between {low} and {high}, {why}"
    ]

let ofReal condition name expectation (value: float) =
    [
        if not (Double.IsFinite value && condition value) then
            $"{name} is {value}; it must be {expectation}"
        elif not (Single.IsFinite(float32 value)) then
            $"{name} is {value}; it must be below 3.4E+38, where single precision ends"
    ]

let positive name =
    ofReal (fun v -> v > 0.0) name "positive"

let notNegative name =
    ofReal (fun v -> v >= 0.0) name "0 or positive"

/// At least 0 and below 1.
let share name =
    ofReal (fun v -> v >= 0.0 && v < 1.0) name "at least 0 and below 1"

/// Both ends, and the number of epochs between them.
let ofSchedule errors name schedule =
    match schedule with
    | Constant value -> errors name value
    | Linear(first, last, epochs) ->
        errors $"first {name}" first
        @ errors $"last {name}" last
        @ within 2 10_000 $"epochs until the last {name}" epochs
