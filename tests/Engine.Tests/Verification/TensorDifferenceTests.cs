using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Tensors;
using ResearchPipeline.Engine.Verification;

namespace ResearchPipeline.Engine.Tests.Verification;

public sealed class TensorDifferenceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("tensors-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_change_of_some_ulp_is_found_where_it_was_planted() =>
        Prop.ForAll(
            Gen.Choose(0, 6).SelectMany(row => Gen.Choose(0, 12).Select(column => (row, column))).ToArbitrary(),
            Gen.Choose(1, 1000).ToArbitrary(),
            (place, ulp) =>
            {
                float[] values = Values();
                string published = Write("published", values);
                int at = place.row * 13 + place.column;
                values[at] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(values[at]) + ulp);
                NumericDifference difference = TensorDifference.Find(published, Write("here", values))!;
                return difference.Where == $"tensor b, element [{place.row}, {place.column}]" && difference.Ulp == (ulong)ulp
                    && difference.Different == 1 && difference.Total == 91;
            }).Check(Config.QuickThrowOnFailure);

    [Fact]
    public void Equal_files_do_not_differ() => TensorDifference.Find(Write("one", Values()), Write("two", Values())).ShouldBeNull();

    [Fact]
    public void Signs_of_zero_are_told_apart_though_they_are_no_ulp_apart()
    {
        float[] values = Values();
        values[0] = 0f;
        string published = Write("published", values);
        values[0] = -0f;
        NumericDifference difference = TensorDifference.Find(published, Write("here", values))!;
        (difference.Different, difference.Ulp, difference.Here).ShouldBe((1, 0ul, "-0"));
    }

    [Fact]
    public void Differences_in_several_tensors_are_counted_together_and_the_first_by_name_is_named()
    {
        string published = Write("published", Values());
        float[] values = Values();
        (values[0], values[90]) = (0.6f, 2 * values[90]);
        NumericDifference difference = TensorDifference.Find(published, Write("here", values, a: [1f, 2.5f]))!;
        (difference.Where, difference.Published, difference.Here).ShouldBe(("tensor a, element [1]", "2", "2.5"));
        (difference.Different, difference.Total).ShouldBe((3, 93));
        difference.LargestRelative.ShouldBe(0.5, 1e-6, "that of b, which comes after a");
        TensorDifference.Find(published, Write("here", values, a: [1f, 8f]))!.LargestRelative.ShouldBe(0.75, 1e-6, "that of a");
    }

    [Fact]
    public void Every_type_of_number_is_compared_as_what_it_is()
    {
        One(TensorView.Of([1.0, 2.0], 2), TensorView.Of([1.0, Math.BitIncrement(2.0)], 2)).ShouldBe(("tensor t, element [1]", 1ul, 2));
        One(TensorView.Of([1L, 2L], 2), TensorView.Of([3L, 2L], 2)).ShouldBe(("tensor t, element [0]", null, 2));
        One(TensorView.Of(new byte[] { 1, 2, 3 }, 3), TensorView.Of(new byte[] { 1, 2, 7 }, 3)).ShouldBe(("tensor t, element [2]", null, 3));
        One(TensorView.Of([1f], 1), TensorView.Of([1.0], 1)).ShouldBe(("tensor t", null, 1), "another type is a difference of the whole");
    }

    [Fact]
    public void Another_shape_is_a_difference_of_the_whole_tensor()
    {
        string published = Write("published", Values());
        string here = Path.Combine(_folder, "here");
        SafetensorsFile.Write(here, new Dictionary<string, TensorView> { ["b"] = TensorView.Of(Values(), 13, 7) }, new Dictionary<string, string>());
        NumericDifference difference = TensorDifference.Find(published, here)!;
        difference.Where.ShouldBe("tensor a", "it is gone");
        difference.LargestRelative.ShouldBe(double.PositiveInfinity);
    }

    private static float[] Values() => Enumerable.Range(0, 91).Select(i => 0.3f + i).ToArray();

    private (string Where, ulong? Ulp, long Total) One(TensorView published, TensorView here)
    {
        string[] paths = [Path.Combine(_folder, "one"), Path.Combine(_folder, "other")];
        SafetensorsFile.Write(paths[0], new Dictionary<string, TensorView> { ["t"] = published }, new Dictionary<string, string>());
        SafetensorsFile.Write(paths[1], new Dictionary<string, TensorView> { ["t"] = here }, new Dictionary<string, string>());
        NumericDifference difference = TensorDifference.Find(paths[0], paths[1])!;
        return (difference.Where, difference.Ulp, difference.Total);
    }

    private string Write(string name, float[] values, float[]? a = null)
    {
        string path = Path.Combine(_folder, name);
        SafetensorsFile.Write(
            path,
            new Dictionary<string, TensorView> { ["b"] = TensorView.Of(values, 7, 13), ["a"] = TensorView.Of(a ?? [1f, 2f], 2) },
            new Dictionary<string, string>());
        return path;
    }
}
