using FsCheck;
using FsCheck.Fluent;

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
    public void Ties_beyond_the_last_place_leave_it_to_a_larger_value_after_them(string backend)
    {
        Select(backend, 2, 5f, 5f, 5f, 9f).ShouldBe([0, 3]);
        Select(backend, 1, 5f, 5f, 9f).ShouldBe([2]);
        float[] wide = Enumerable.Repeat(5f, 37).ToArray();
        (wide[20], wide[36]) = (9f, 7f);
        Select(backend, 4, wide).ShouldBe([0, 1, 20, 36]);
    }

    [Theory]
    [MemberData(nameof(EveryBackend))]
    public void Rows_of_few_distinct_values_are_selected_as_a_stable_sort_would(string backend)
    {
        float[] alphabet = [float.NaN, float.NegativeInfinity, -1f, -float.Epsilon, -0f, 0f, float.Epsilon, 1f, 1f, 2f, float.PositiveInfinity];
        Gen<(float[] Values, int K)> rows =
            from count in Gen.Choose(1, 70)
            from values in Gen.Elements(alphabet).ArrayOf(count)
            from k in Gen.Choose(1, count)
            select (values, k);
        Prop.ForAll(rows.ToArbitrary(), row => Select(backend, row.K, row.Values).SequenceEqual(StableSort(row.Values)[..row.K].Order()))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

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

    // OrderByDescending is stable and, like the order that is promised, puts NaN below every number and -0 beside 0.
    private static int[] StableSort(float[] values) => Enumerable.Range(0, values.Length).OrderByDescending(index => values[index]).ToArray();

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
