/// Which folder of reports/templates a run's report is made of.
module ResearchPipeline.Specification.ReportTemplate

/// Reports on ensembles, and on nothing else.
[<Literal>]
let Ensemble = "ensemble"

/// Reports on any network of blocks, and on nothing else.
[<Literal>]
let Network = "network"

/// The study's own template; but of those two the one for what the study learns with, which a changed setting can make another.
let suiting (study: Study) =
    match study.Template, Computation.ofStudy study with
    | Ensemble, Chained _ -> Network
    | Network, Fused _ -> Ensemble
    | own, _ -> own
