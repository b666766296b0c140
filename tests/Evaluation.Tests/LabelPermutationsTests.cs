namespace ResearchPipeline.Evaluation.Tests;

public sealed class LabelPermutationsTests
{
    // Where all images have one digit, every permutation gives exactly what the labels give: as many, and that counts.
    [Fact]
    public void What_is_exactly_as_extreme_counts() =>
        Count([3, 3, 3, 3], [0, 0, 1, 1], 9).ShouldBe([9, 9], "(feature 0, digit 3) and (feature 1, digit 3)");

    // Feature 0 is active for images 0 and 1, the only two of digit 1 among five: by chance once in 5·4/2 = 10 times.
    // Of 5,000 permutations 500 are expected, with a standard deviation of sqrt(5000 · 0.1 · 0.9) = 21.
    [Fact]
    public void Permutations_are_as_extreme_as_often_as_chance_has_it()
    {
        byte[] labels = [1, 1, 0, 0, 0];
        int[] all = Extreme(labels, [0, 0, 1, 1, 1], 5000);
        all[0 * 10 + 1].ShouldBeInRange(400, 600);
        all[1 * 10 + 0].ShouldBe(all[0 * 10 + 1], "feature 1 is active where feature 0 is not, and digit 0 is where digit 1 is not");
        all[0 * 10 + 0].ShouldBe(5000, "no image of digit 0 activates feature 0, and every permutation has at least none");
    }

    [Fact]
    public void Progress_grows_to_one()
    {
        List<double> shares = [];
        FeatureStatistics[] statistics = [new(Codes([0, 1]), [0, 1], 2, 10)];
        LabelPermutations.CountAtLeastAsExtreme(statistics, [Codes([0, 1])], [0, 1], 1, 4, shares.Add);
        shares.ShouldBe([0.25, 0.5, 0.75, 1]);
    }

    private static int[] Count(byte[] labels, ushort[] active, int permutations) =>
        [.. Enumerable.Range(0, 2).Select(feature => Extreme(labels, active, permutations)[feature * 10 + labels[0]])];

    private static int[] Extreme(byte[] labels, ushort[] active, int permutations)
    {
        MemberCodes codes = Codes(active);
        return LabelPermutations.CountAtLeastAsExtreme(
            [new FeatureStatistics(codes, labels, 2, 10)], [codes], labels, 7, permutations, _ => { })[0];
    }

    private static MemberCodes Codes(ushort[] active)
    {
        MemberCodes codes = new(active.Length, 1);
        active.CopyTo(codes.Features, 0);
        Array.Fill(codes.Values, 1);
        return codes;
    }
}
