using System.Globalization;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>
/// Losses step by step. What rounding explains is measured: the same run by libtorch in binary32 and in binary64. Where one number changes sides in a top k, both runs go their own ways from there on, sooner or later by
/// chance; so a distance is explained that the pair has within twice as many steps. Where that explains any distance at all, nothing is judged any more.
/// </summary>
/// <param name="ours">Our curves.</param>
/// <param name="theirs">Those of libtorch.</param>
/// <param name="wide">Those of libtorch in binary64, of as many steps or fewer.</param>
internal sealed class LossComparison(Curves ours, Curves theirs, Curves wide)
{
    private const double Factor = 30;
    private const double Floor = 4e-6;

    /// <summary>What explains a distance, for people.</summary>
    public static string Words { get; } = string.Create(
        CultureInfo.InvariantCulture, $"of a loss, {Factor} times what libtorch has strayed from itself in binary64 within twice as many steps, and {Floor}");

    /// <summary>Steps that are compared.</summary>
    public int Steps { get; } = Math.Min(ours.Steps, Math.Min(theirs.Steps, wide.Steps));

    /// <summary>Our distance from libtorch in binary64, by step: the largest over parts and members, relative.</summary>
    public double[] OurDistances => [.. Enumerable.Range(0, Steps).Select(step => Distance(ours, wide, step))];

    /// <summary>That of libtorch in binary32.</summary>
    public double[] Explained => [.. Enumerable.Range(0, Steps).Select(step => Distance(theirs, wide, step))];

    /// <summary>The step that is farthest from what rounding explains, or the first that is too far.</summary>
    /// <param name="place">Of the learner.</param>
    public Finding Find(string place)
    {
        double[] distances = OurDistances;
        double[] allowed = Allowed(Explained);
        int judged = Judged(allowed);
        bool[] tooFar = [.. distances.Take(judged).Select((distance, at) => distance > allowed[at])];
        int step = Array.IndexOf(tooFar, true);
        bool parts = step >= 0;
        step = parts ? step : Enumerable.Range(0, judged).MaxBy(at => distances[at] / allowed[at]);
        (string part, int member) = Farthest(step);
        string of = judged == Steps ? $"of {Steps} steps" : $"of the first {judged} of {Steps} steps";
        string what = string.Create(CultureInfo.InvariantCulture, $"{part}, member {member}, {(parts ? "parts at" : $"{of} nearest to what is allowed:")} step {step + 1}, relative to binary64");
        return new Finding(place, what, ours.At(part, step, member), wide.At(part, step, member), distances[step], allowed[step], "the same run in binary32 and in binary64");
    }

    /// <summary>How many steps can be judged: two losses that have one sign never differ by more than the whole of the larger.</summary>
    /// <param name="allowed">Largest distance that is explained, by step.</param>
    internal static int Judged(double[] allowed) => Array.FindIndex(allowed, 1, most => most >= 1) is var first && first < 0 ? allowed.Length : first;

    private static double[] Allowed(double[] explained)
    {
        double[] most = new double[explained.Length];
        double largest = 0;
        for (int step = 0; step < most.Length; step++)
        {
            largest = Math.Max(largest, explained[step]);
            most[step] = largest;
        }

        return [.. Enumerable.Range(0, most.Length).Select(step => Factor * most[Math.Min(most.Length - 1, 2 * step)] + Floor)];
    }

    private static double Distance(Curves a, Curves b, int step) => a.Parts.Max(part => Enumerable.Range(0, part.Values ?? 1).Max(member => Relative(a.At(part.Name, step, member), b.At(part.Name, step, member))));

    private (string Part, int Member) Farthest(int step) => ours.Parts
        .SelectMany(part => Enumerable.Range(0, part.Values ?? 1).Select(member => (part.Name, member)))
        .MaxBy(place => Relative(ours.At(place.Name, step, place.member), wide.At(place.Name, step, place.member)));

    // Of a number that is 0 in both runs there is no share.
    private static double Relative(double a, double b) => a.Equals(b) ? 0 : Math.Abs(a - b) / Math.Max(Math.Abs(a), Math.Abs(b));
}
