/// Every study there is. A new one is a file beside this one with its line in the project file, a page, and its name
/// below (docs/first-hour.md). Before the command line is built, Cake reads the names off these sources: each study is
/// `Module.study` here, and `Name = "…"` in the file of its module; several are `Module.studies`, and their names stand first in
/// the rows of the module's file.
module ResearchPipeline.Experiments.Catalogue

/// All studies; the first is what `dotnet cake` runs.
let studies =
    [|
        KSparseEnsemble.study
        KlSparse.study
        Autoencoders.study
        Stacked.study
        KSparseLevels.study
        FashionLevels.study
        KSparseTuned.study
        FutureWork.study
        RareRestarts.study
        WhitenedPatches.study
        Smoke.study
        FashionSmoke.study
        SmallComparison.study
        yield! Small.studies
    |]

/// The smallest study of every kind of learner.
let small = Small.studies

/// What is there to be tried and copied from: no study that claims anything.
let examples = [| FashionSmoke.study; SmallComparison.study; yield! small |]

/// Names of all studies.
let names = studies |> Array.map _.Name

/// Studies whose report and manifest are committed under reports/.
let published =
    [|
        KSparseEnsemble.study
        KlSparse.study
        Autoencoders.study
        Stacked.study
        KSparseLevels.study
        FashionLevels.study
        KSparseTuned.study
        FutureWork.study
    |]
    |> Array.map _.Name

/// Sweeps that have a name.
let sweeps = [| SparsityAndConsistency.sweep; SmokeSweep.sweep |]

/// Names of the sweeps whose report, manifest and table are committed under reports/.
let publishedSweeps = [| SparsityAndConsistency.sweep.Name |]
