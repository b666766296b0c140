namespace ResearchPipeline.Compute.Tests;

public sealed record BatchShape(int Members, int Capacity, int Rows, int Inputs, int Latents, int K);
