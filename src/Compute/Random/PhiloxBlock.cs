namespace ResearchPipeline.Compute.Random;

/// <summary>128 bits as four words: a counter, or what Philox makes of it.</summary>
public readonly record struct PhiloxBlock(uint Word0, uint Word1, uint Word2, uint Word3);
