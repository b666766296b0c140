namespace ResearchPipeline.Compute.Tests;

public sealed record BatchShape(int Members, int Capacity, int Rows, int Inputs, int Latents, int K, int AuxiliaryK = 0)
{
    public EnsembleBatch Batch() => new(Members, Capacity, Inputs, Latents, K, AuxiliaryK) { Rows = Rows };
}
