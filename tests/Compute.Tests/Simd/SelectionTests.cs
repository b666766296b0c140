using ResearchPipeline.Tensors;

namespace ResearchPipeline.Compute.Tests.Simd;

/// <summary>Ties are looked for in stretches of keys: their edges.</summary>
public sealed class SelectionTests(EveryWidth every) : IClassFixture<EveryWidth>
{
    private const int Columns = 3000;

    [Theory]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(1023)]
    [InlineData(1024)]
    [InlineData(1025)]
    [InlineData(2047)]
    [InlineData(2048)]
    [InlineData(2049)]
    [InlineData(2999)]
    [InlineData(3000)]
    public void Of_equal_values_the_first_are_taken(int count)
    {
        View<float> x = View.Zeros<float>(1, Columns), mask = View.Zeros<float>(1, Columns);
        float[] expected = [.. Enumerable.Range(0, Columns).Select(place => place < count ? 1f : 0)];
        foreach (IBackend backend in every.Backends)
        {
            foreach (float value in (float[])[0, -2, float.NaN, float.PositiveInfinity, float.NegativeInfinity])
            {
                x.Values.Fill(value);
                backend.Arithmetic.SelectLargest(x, count, mask);
                mask.Values.SequenceEqual(expected).ShouldBeTrue($"{backend.Name}, a row of {value}");
                backend.Arithmetic.SelectLargestOfAll(x, count, mask);
                mask.Values.SequenceEqual(expected).ShouldBeTrue($"{backend.Name}, all {value}");
            }
        }
    }

    [Theory]
    [InlineData(1025)]
    [InlineData(1500)]
    public void Larger_values_after_the_ties_leave_fewer_of_them_a_place(int count)
    {
        View<float> x = View.Zeros<float>(1, Columns), mask = View.Zeros<float>(1, Columns);
        x.Values[2000] = x.Values[Columns - 1] = 1;
        x.Values[3] = -1;
        float[] expected = [.. Enumerable.Range(0, Columns).Select(place => place != 3 && (place < count - 1 || place is 2000 or Columns - 1) ? 1f : 0)];
        foreach (IBackend backend in every.Backends)
        {
            backend.Arithmetic.SelectLargestOfAll(x, count, mask);
            mask.Values.SequenceEqual(expected).ShouldBeTrue(backend.Name);
        }
    }
}
