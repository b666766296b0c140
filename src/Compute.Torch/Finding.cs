namespace ResearchPipeline.Compute.Torch;

/// <summary>Something that was compared.</summary>
/// <param name="Of">The learner, by its place in the run, or "evaluate".</param>
/// <param name="What">In words.</param>
/// <param name="Ours">Our value, where there is one number.</param>
/// <param name="Theirs">That of libtorch.</param>
/// <param name="Distance">Between the two.</param>
/// <param name="Allowed">The distance that is explained.</param>
/// <param name="By">What explains it.</param>
internal sealed record Finding(string Of, string What, double Ours, double Theirs, double Distance, double Allowed, string By)
{
    /// <summary>Whether the distance is explained.</summary>
    public bool Holds => Distance <= Allowed;
}
