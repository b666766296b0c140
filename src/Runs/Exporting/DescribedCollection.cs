namespace ResearchPipeline.Runs.Exporting;

/// <summary>What a stage made and does not lie where it is described.</summary>
/// <param name="Id">What it is called in the description.</param>
/// <param name="Name">One line for people.</param>
/// <param name="Words">How much it is, and what tells of it.</param>
internal readonly record struct DescribedCollection(string Id, string Name, string Words);
