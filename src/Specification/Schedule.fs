namespace ResearchPipeline.Specification

/// How a number changes over the epochs of a run.
type Schedule<'t> =
    | Constant of 't
    /// `first` in the first epoch, in equal steps to `last` in epoch `epochs`, and `last` in all that follow.
    | Linear of first: 't * last: 't * epochs: int
