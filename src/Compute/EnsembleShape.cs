namespace ResearchPipeline.Compute;

/// <summary>The sizes of an ensemble's steps.</summary>
/// <param name="Members">Number of members.</param>
/// <param name="Capacity">Images of a batch, at most.</param>
/// <param name="Inputs">Pixels of an image.</param>
/// <param name="Latents">Latents of a member.</param>
/// <param name="K">Active latents of a code.</param>
/// <param name="AuxiliaryK">Silent features that take part in the auxiliary loss of an image, at most; 0 for no such loss.</param>
public readonly record struct EnsembleShape(int Members, int Capacity, int Inputs, int Latents, int K, int AuxiliaryK);
