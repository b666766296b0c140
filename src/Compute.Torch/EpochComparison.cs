using System.Globalization;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Losses epoch by epoch, where members are enough to tell chance: the mean over an epoch's steps and over members, beside the spread of members.</summary>
internal static class EpochComparison
{
    /// <summary>Members that a spread takes.</summary>
    public const int LeastMembers = 3;

    /// <summary>A finding for each epoch and each part that every member has.</summary>
    public static IEnumerable<Finding> Of(string place, Curves ours, Curves theirs, int stepsPerEpoch) =>
        from part in ours.Parts
        where part.Values >= LeastMembers
        from epoch in Enumerable.Range(0, Math.Min(ours.Steps, theirs.Steps) / stepsPerEpoch)
        select Find(place, part.Name, epoch, OfMembers(ours, part, epoch, stepsPerEpoch), OfMembers(theirs, part, epoch, stepsPerEpoch));

    private static Finding Find(string place, string part, int epoch, double[] ours, double[] theirs)
    {
        (double a, double b) = (ours.Average(), theirs.Average());
        double allowed = Tolerance.Of((Tolerance.Variance(ours) + Tolerance.Variance(theirs)) / ours.Length, a);
        return new Finding(place, string.Create(CultureInfo.InvariantCulture, $"{part}, mean over epoch {epoch + 1}"), a, b, Math.Abs(a - b), allowed, $"spread over {ours.Length} members");
    }

    private static double[] OfMembers(Curves curves, CurveShape part, int epoch, int stepsPerEpoch) =>
        [.. Enumerable.Range(0, part.Width).Select(member => Enumerable.Range(epoch * stepsPerEpoch, stepsPerEpoch).Average(step => curves.At(part.Name, step, member)))];
}
