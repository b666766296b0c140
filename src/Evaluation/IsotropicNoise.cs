using ResearchPipeline.Compute;
using ResearchPipeline.Compute.Random;

namespace ResearchPipeline.Evaluation;

/// <summary>Dictionaries of independent normal deviates: no direction of the image is likelier than another.</summary>
internal static class IsotropicNoise
{
    /// <summary>As many dictionaries as there are members, of their shape.</summary>
    /// <param name="seed">Dictionary d is a function of the seed and d alone.</param>
    /// <param name="members">The members.</param>
    public static Layer[] Dictionaries(ulong seed, Layer[] members) => [.. members.Select((member, dictionary) =>
    {
        PhiloxSequence normal = new(seed, Purpose.IsotropicNoise, (ulong)dictionary);
        Layer noise = Layer.Zeros(member.Latents, member.Inputs);
        foreach (ref float weight in noise.Weights.Values)
        {
            weight = (float)normal.NextNormal();
        }

        return noise;
    })];
}
