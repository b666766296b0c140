/// Every study there is. A new one is a file beside this one, and a line here.
module ResearchPipeline.Experiments.Catalogue

/// All studies; the first is what `dotnet cake` runs.
let studies = [| KSparseEnsemble.study; RareRestarts.study; Smoke.study |]

/// Names of all studies.
let names = studies |> Array.map _.Name

/// Studies whose report and manifest are committed under reports/.
let published = [| KSparseEnsemble.study.Name |]
