namespace ResearchPipeline.Specification

/// What is measured beside the learner itself.
type Evaluation =
    {
        /// Principal components kept by each PCA baseline, ascending.
        PcaComponents: int array
    }

/// One line of the canonical text, and the value that an arm gives it.
type ArmSetting = { Key: string; Value: string }

/// A study with some choices made otherwise, run once for every seed, to stand beside the study.
type Arm =
    {
        /// Unique among the arms of a study, such as "lambda-0.1".
        Name: string
        /// What is different, in the words of a table's row: no comma, no quotation mark.
        Label: string
        /// Choices are judged by validation images, what was chosen by test images.
        JudgedBy: JudgedBy
        Seeds: uint64 array
        Settings: ArmSetting array
    }

/// One study, complete: equal records give equal bytes.
type Study =
    {
        /// Folder-safe identity, such as "k-sparse-ensemble".
        Name: string
        /// One line for people.
        Title: string
        /// Folder of reports/templates that its report is made of.
        Template: string
        Seed: uint64
        Dataset: Dataset
        Learner: Learner
        Evaluation: Evaluation
        /// What stands beside it; none for most.
        Arms: Arm array
    }
