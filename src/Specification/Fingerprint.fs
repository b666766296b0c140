/// SHA-256 of canonical text: what a folder is named after and what a stage compares.
module ResearchPipeline.Specification.Fingerprint

open System
open System.Security.Cryptography
open System.Text

/// 64 lower-case hexadecimal digits.
let ofText (text: string) =
    Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes text))

/// The fingerprint of everything that was chosen.
let ofStudy study = ofText (CanonicalText.ofStudy study)

/// The fingerprint of what a run's measures depend on.
let ofMeasured study =
    ofText (CanonicalText.ofLines (CanonicalText.linesOfMeasured study))

/// The fingerprint of what a run's weights depend on.
let ofLearned study =
    ofText (CanonicalText.ofLines (CanonicalText.linesOfLearned study))

/// The folder of a run: the study's name, and eight digits of fingerprint when it differs from the study as written.
let runName (written: Study) (run: Study) =
    if CanonicalText.ofStudy written = CanonicalText.ofStudy run then
        written.Name
    else
        $"{written.Name}-{(ofStudy run).Substring(0, 8)}"
