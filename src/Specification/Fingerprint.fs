/// SHA-256 of canonical text: what a folder is named after and what a stage compares.
module ResearchPipeline.Specification.Fingerprint

open System
open System.Security.Cryptography
open System.Text

/// 64 lower-case hexadecimal digits.
let ofText (text: string) =
    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes text))

/// The fingerprint of everything that was chosen.
let ofExperiment experiment =
    ofText (CanonicalText.ofExperiment experiment)

/// The fingerprint of what a run's measures depend on: its images, its model and how it learns, not what it is measured against.
let ofMeasured (experiment: Experiment) =
    ofText (CanonicalText.ofDataset experiment.Dataset + CanonicalText.ofLearning experiment)

/// The folder of a run: the study's name, and eight digits of fingerprint when it differs from the study as written.
let runName (study: Experiment) (run: Experiment) =
    if CanonicalText.ofExperiment study = CanonicalText.ofExperiment run then
        study.Name
    else
        $"{study.Name}-{(ofExperiment run).Substring(0, 8)}"
