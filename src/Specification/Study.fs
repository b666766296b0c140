namespace ResearchPipeline.Specification

/// What is asked of a model that has learned: a set of measures, each for models that can do what it takes.
type Question =
    /// All that can be measured without a question of its own.
    | Everything
    /// How each image looks to the model beside how it looks to nobody: what tells images of another kind.
    | Novelty
    /// How far pixels must be moved before it names another class.
    | Attacks
    /// How much a few of its latents tell of the class.
    | FewLatents
    /// What the units of its last layer are made of.
    | Composition

/// What is measured beside the learner itself.
type Evaluation =
    {
        /// At least one, each once.
        Questions: Question array
        /// Principal components kept by each PCA baseline, ascending.
        PcaComponents: int array
    }

module Evaluation =
    /// Everything, beside PCA of so many components.
    let besidePca components =
        {
            Questions = [| Everything |]
            PcaComponents = components
        }

/// One line of the canonical text, and the value that an arm gives it.
type ArmSetting = { Key: string; Value: string }

/// A study with some choices made otherwise, run once for every seed.
type Arm =
    {
        /// Unique among the arms of a study, such as "lambda-0.1": lower-case letters, digits, hyphens, dots.
        Name: string
        /// What is different, in the words of a table's row: no comma, no quotation mark.
        Label: string
        /// Choices are judged by validation images, what was chosen by test images.
        JudgedBy: JudgedBy
        Seeds: uint64 array
        /// Found out when somebody asks, so that a command that needs no arm does not wait for them. Arms are equal only where this is the same object.
        Settings: System.Lazy<ArmSetting array>
        /// Whether it is a result that its learning diverges: it is then attempted, and what happened is all that is measured of it.
        MayDiverge: bool
    }

/// One study, complete: equal records give equal bytes.
type Study =
    {
        /// Folder-safe identity, such as "k-sparse-ensemble".
        Name: string
        /// One line for people; `Study.title` is what they are shown.
        Title: string
        /// Folder of reports/templates that its report is made of.
        Template: string
        Seed: uint64
        Dataset: Dataset
        Learner: Learner
        Evaluation: Evaluation
        /// What it compares: a part of every run, shown by its report.
        Compared: Arm array
        /// What stands beside it, such as its choices on validation images: run only when it is asked for, its rows kept beside the study's page.
        Arms: Arm array
    }

module Study =
    /// Stands in a title for the name of the data set, which a run may change.
    [<Literal>]
    let DatasetName = "{dataset}"

    /// The title of a study or of a run of it.
    let title (study: Study) =
        study.Title.Replace(DatasetName, (DatasetWords.ofSource study.Dataset.Source).Name)
