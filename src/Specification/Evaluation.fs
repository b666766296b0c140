namespace ResearchPipeline.Specification

/// What is measured beside the members themselves.
type Evaluation =
    {
        /// Principal components kept by each PCA baseline, ascending.
        PcaComponents: int array
    }
