namespace ResearchPipeline.Compute.Tests;

public sealed class TopKTests
{
    public static TheoryData<string> EveryBackend()
    {
        TheoryData<string> names = ["reference"];
        foreach (int width in Backends.Widths)
        {
            names.Add(width.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void Ties_at_the_last_place_go_to_the_lower_index_and_never_give_more_than_k(string backend) =>
        Select(backend, 3, 1f, 5f, 5f, 5f, 5f, 0f).ShouldBe([1, 2, 3]);

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void Negative_zero_equals_zero(string backend) =>
        Select(backend, 2, -1f, -0f, 0f, -0f).ShouldBe([1, 2]);

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void The_largest_win_not_the_largest_by_magnitude(string backend) =>
        Select(backend, 2, -9f, 0.5f, -0.1f, -8f).ShouldBe([1, 2]);

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void Not_a_number_is_less_than_every_number(string backend) =>
        Select(backend, 2, float.NaN, float.NegativeInfinity, -float.NaN, float.MinValue).ShouldBe([1, 3]);

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void Subnormals_are_told_apart(string backend) =>
        Select(backend, 2, float.Epsilon, 0f, 2 * float.Epsilon, -float.Epsilon).ShouldBe([0, 2]);

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void All_equal_values_give_the_first_k(string backend) =>
        Select(backend, 5, Enumerable.Repeat(2f, 37).ToArray()).ShouldBe([0, 1, 2, 3, 4]);

    private static int[] Select(string name, int k, params float[] values)
    {
        using IBackend backend = name == "reference"
            ? Backends.Create(name, 1)
            : Backends.CreateSimd(int.Parse(name, System.Globalization.CultureInfo.InvariantCulture), 1);
        EnsembleBatch batch = new(1, 1, 1, values.Length, k);
        values.CopyTo(batch.Preactivations[0].Values);
        backend.SelectTopK(batch);
        int[] indices = batch.Codes[0].Indices.ToArray();
        batch.Codes[0].Values.ToArray().ShouldBe(indices.Select(index => values[index]).ToArray());
        return indices;
    }
}
