using System.Globalization;
using System.Text;
using ResearchPipeline.Files;
using ResearchPipeline.Training;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Losses and distances step by step, for whoever wants to draw them.</summary>
internal static class LossTable
{
    private const string Header = "step,ours,libtorch,libtorch_binary64,ours_from_binary64,libtorch_from_binary64\n";

    // What an autoencoder and a classifier learn to make small; the other terms have weights.
    private static readonly string[] MainTerms = [NetworkCurves.ReconstructionPart, NetworkCurves.ClassificationPart];

    /// <summary>Writes the main term of the loss, its mean over members, by us, by libtorch and by libtorch in binary64; and the two distances. What was not learned so far is empty.</summary>
    public static void Write(string path, Curves ours, Curves theirs, Curves wide, LossComparison losses)
    {
        (double[] distances, double[] explained) = (losses.OurDistances, losses.Explained);
        CurveShape part = ours.Parts.OrderBy(part => MainTerms.Contains(part.Name) ? 0 : 1).First();
        StringBuilder text = new(Header);
        for (int step = 0; step < Math.Min(ours.Steps, theirs.Steps); step++)
        {
            text.Append(CultureInfo.InvariantCulture, $"{step + 1},{Mean(ours, step)},{Mean(theirs, step)},{(step < wide.Steps ? Mean(wide, step) : "")},");
            text.Append(step < losses.Steps ? string.Create(CultureInfo.InvariantCulture, $"{distances[step]:G6},{explained[step]:G6}\n") : ",\n");
        }

        AtomicFile.WriteText(path, text.ToString());

        string Mean(Curves curves, int step) => Enumerable.Range(0, part.Width).Average(member => curves.At(part.Name, step, member)).ToString("G9", CultureInfo.InvariantCulture);
    }
}
