using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Compute;

/// <summary>
/// Which random numbers: with the place of an element they are a function of these alone. The four words of the block (place / 4, purpose, step, lane) under the
/// seed belong to four elements. A mask keeps an element whose word, as a share of 2³², is at least the share to be lost. Normal deviates come in pairs from two words u and v by Box and Muller (1958):
/// √(-2 ln((⌊u/2⁸⌋ + 1)/2²⁴)) times cosine and sine of ⌊v/2⁸⌋/2²⁴ turns.
/// </summary>
/// <param name="Seed">The study's.</param>
/// <param name="Purpose">What they are for.</param>
/// <param name="Step">The training step, from 1.</param>
/// <param name="Lane">Member and place in the network.</param>
/// <param name="FirstRow">The place in the batch of the first row that is filled, so that a batch may be filled in parts.</param>
public readonly record struct Draw(ulong Seed, Purpose Purpose, uint Step, uint Lane, int FirstRow);
