using FsCheck;
using FsCheck.Fluent;
using ResearchPipeline.Compute.Random;
using ResearchPipeline.Training.Optimizers.LineSearch;

namespace ResearchPipeline.Training.Tests.Optimizers;

public sealed class StrongWolfeSearchTests
{
    // From any first length, ten thousand times too short or too long.
    [Fact]
    public void Along_any_smooth_line_it_finds_a_place_where_the_conditions_hold()
    {
        Gen<(int Seed, int Exponent)> lines =
            from seed in Gen.Choose(0, 1_000_000)
            from exponent in Gen.Choose(-4, 4)
            select (seed, exponent);
        Prop.ForAll(lines.ToArbitrary(), given =>
        {
            PhiloxSequence random = new((ulong)given.Seed, Purpose.Samples, 0);
            (double down, double up, double waves, double frequency) = (0.1 + random.NextDouble(), 0.1 + random.NextDouble(), random.NextDouble(), 5 * random.NextDouble());
            FunctionLine line = new(at => (-down * at + up * at * at + waves * (Math.Cos(frequency * at) - 1), -down + 2 * up * at - waves * frequency * Math.Sin(frequency * at)));
            LinePoint found = line.Search(Math.Pow(10, given.Exponent));
            found.Value.ShouldBeLessThanOrEqualTo(-1e-4 * down * found.Length);
            Math.Abs(found.Slope).ShouldBeLessThanOrEqualTo(0.9 * down);
            line.Last.ShouldBe(found);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
    }

    // (1 - α)²: the cubic through two of its places is the parabola itself. Beyond what was seen it goes to the minimum, or four times as far again.
    [Theory]
    [InlineData(1.0)]
    [InlineData(0.25)]
    [InlineData(8.0, 1.0)]
    [InlineData(0.01, 0.05, 0.21)]
    public void A_parabola_is_known_from_two_of_its_places(params double[] lengths)
    {
        FunctionLine line = new(at => ((1 - at) * (1 - at), 2 * (at - 1)));
        line.Search(lengths[0]);
        line.Lengths.Zip(lengths).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < 1e-12);
        line.Looks.ShouldBe(lengths.Length);
    }

    // From 1 with slope -1: half of the decrease of 1e-4 that a length of 1 asks for is none that rounding could have taken away.
    [Theory]
    [InlineData(1, 1 - 1e-4, true)]
    [InlineData(1, 1 - 5e-5, false)]
    [InlineData(1, 1, false)]
    [InlineData(1e-9, 1, true)]
    [InlineData(1e-9, 1 + 1e-12, true)]
    [InlineData(1e-9, 1 + 2e-12, false)]
    public void The_slope_stands_for_the_decrease_only_where_that_is_lost_in_rounding(double length, double value, bool isLow) =>
        new WolfeConditions(new LinePoint(0, 1, -1), Accuracy: 1e-12, Ceiling: 1 + 1e-12).IsLow(new LinePoint(length, value, 0.85)).ShouldBe(isLow);

    [Fact]
    public void Beyond_a_wall_there_are_no_numbers_and_it_comes_back_by_halves()
    {
        FunctionLine line = new(at => at < 0.07 ? (-at, -1 + at * 10) : (double.NaN, double.NaN));
        line.Search(1).Length.ShouldBe(0.0625);
        line.Lengths.ShouldBe([1, 0.5, 0.25, 0.125, 0.0625]);
    }

    [Fact]
    public void A_kink_has_no_flat_place_and_the_lowest_that_was_seen_is_taken()
    {
        FunctionLine line = new(at => (Math.Abs(at - 0.3), Math.Sign(at - 0.3)));
        LinePoint found = line.Search(1);
        found.Value.ShouldBeLessThan(0.01);
        line.Last.ShouldBe(found);
        line.Looks.ShouldBeLessThanOrEqualTo(StrongWolfeSearch.Trials + 1);
    }

    [Fact]
    public void Where_nothing_is_lower_than_the_start_it_says_the_start()
    {
        FunctionLine line = new(at => (at > 0 ? 1 : 0, -1));
        line.Search(1).Length.ShouldBe(0);
        line.Looks.ShouldBeLessThanOrEqualTo(StrongWolfeSearch.Trials);
    }

    [Fact]
    public void A_loss_without_an_end_is_followed_as_far_as_a_search_may_look()
    {
        FunctionLine line = new(at => (-at, -1));
        line.Search(1).Length.ShouldBeGreaterThan(1e9);
        line.Looks.ShouldBe(StrongWolfeSearch.Trials);
    }

    // A value of 1 that hides what is below 1e-6, on a true parabola with its minimum at 1e-4: slopes alone are to be seen.
    [Fact]
    public void A_decrease_that_rounding_hides_is_known_by_its_slope()
    {
        FunctionLine line = new(at => (1, at - 1e-4));
        LinePoint found = line.Search(1, accuracy: 1e-6);
        Math.Abs(found.Slope).ShouldBeLessThanOrEqualTo(0.9e-4);
        line.Looks.ShouldBeLessThan(7);
    }

    [Fact]
    public void Above_the_ceiling_a_slope_counts_for_nothing()
    {
        WolfeConditions conditions = new(new LinePoint(0, 1, -1), Accuracy: 0.01, Ceiling: 1.005);
        conditions.IsLow(new LinePoint(1, 1.004, 0)).ShouldBeTrue();
        conditions.IsLow(new LinePoint(1, 1.006, 0)).ShouldBeFalse();
        conditions.IsLow(new LinePoint(1, 1.004, 0.9999)).ShouldBeFalse("a parabola whose slope turns like this has risen");
        conditions.IsLow(new LinePoint(1, 0.9998, 5)).ShouldBeTrue();
        conditions.IsFlat(new LinePoint(1, 0, -0.9)).ShouldBeTrue();
        conditions.IsFlat(new LinePoint(1, 0, 0.91)).ShouldBeFalse();
    }

    private sealed class FunctionLine(Func<double, (double Value, double Slope)> function) : ILine
    {
        public List<double> Lengths { get; } = [];

        public int Looks => Lengths.Count;

        public LinePoint Last { get; private set; }

        public LinePoint At(double length)
        {
            Lengths.Add(length);
            (double value, double slope) = function(length);
            return Last = new LinePoint(length, value, slope);
        }

        public LinePoint Search(double first, double accuracy = 0)
        {
            (double value, double slope) = function(0);
            return new StrongWolfeSearch().Search(this, new WolfeConditions(new LinePoint(0, value, slope), accuracy, value + accuracy), first);
        }
    }
}
