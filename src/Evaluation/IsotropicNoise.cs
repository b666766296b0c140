using ResearchPipeline.Compute.Random;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Evaluation;

/// <summary>Dictionaries of independent normal deviates: no direction of the image is likelier than another.</summary>
internal static class IsotropicNoise
{
    /// <summary>As many dictionaries as there are members, of their shape.</summary>
    /// <param name="seed">Dictionary d is a function of the seed and d alone.</param>
    /// <param name="members">The members' features.</param>
    public static Matrix[] Dictionaries(ulong seed, Matrix[] members) => [.. members.Select((member, dictionary) =>
    {
        PhiloxSequence normal = new(seed, Purpose.IsotropicNoise, (ulong)dictionary);
        Matrix noise = new(member.Rows, member.Columns);
        foreach (ref float weight in noise.Values)
        {
            weight = (float)normal.NextNormal();
        }

        return noise;
    })];
}
