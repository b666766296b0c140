using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Compute.Reference;

namespace ResearchPipeline.Compute.Tests;

public sealed class ConsistencyTests
{
    [Fact]
    public void The_closed_form_over_members_equals_the_sum_over_pairs() =>
        Prop.ForAll(
            Gen.Choose(1, 7).SelectMany(members => Gen.Choose(1, 12).Select(k => (members, k))).ToArbitrary(),
            Gen.Choose(0, int.MaxValue).ToArbitrary(),
            (shape, seed) => Holds(shape.members, shape.k, (ulong)seed)).QuickCheckThrowOnFailure();

    private static bool Holds(int members, int k, ulong seed)
    {
        const int latents = 20;
        PhiloxSequence random = new(seed, Purpose.Shuffle, 0);
        int[] indices = Enumerable.Range(0, members).SelectMany(_ => random.NextPermutation(latents).Take(k).Order()).ToArray();
        double[] values = indices.Select(_ => random.NextNormal()).ToArray();
        double[][] dense = Enumerable.Range(0, members).Select(_ => new double[latents]).ToArray();
        for (int i = 0; i < indices.Length; i++)
        {
            dense[i / k][indices[i]] = values[i];
        }

        double pairwise = 0;
        for (int a = 0; a < members; a++)
        {
            for (int b = a + 1; b < members; b++)
            {
                pairwise += dense[a].Zip(dense[b], (u, v) => (u - v) * (u - v)).Sum();
            }
        }

        double closed = Consistency.Compare<double>(indices, values, members, latents, new double[values.Length]);
        return Math.Abs(closed - pairwise) <= 1e-10 * (1 + pairwise);
    }
}
