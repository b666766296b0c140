namespace ResearchPipeline.Specification

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
