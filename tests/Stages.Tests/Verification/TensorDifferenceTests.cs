using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Data.Weights;
using ResearchPipeline.Stages.Verification;

namespace ResearchPipeline.Stages.Tests.Verification;

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

    private string Write(string name, float[] values)
    {
        string path = Path.Combine(_folder, name);
        SafetensorsFile.Write(
            path,
            new Dictionary<string, TensorView> { ["b"] = TensorView.Of(values, 7, 13), ["a"] = TensorView.Of([1f, 2f], 2) },
            new Dictionary<string, string>());
        return path;
    }
}
