namespace ResearchPipeline.Bench.Gpu;

/// <summary>What silent features gave a step to do, mean over steps.</summary>
/// <param name="Features">Silent features of all members.</param>
/// <param name="Rows">Images times the members that have one.</param>
/// <param name="Entries">Entries of the auxiliary codes of all images and members.</param>
internal readonly record struct SilentLoad(double Features, double Rows, double Entries);
