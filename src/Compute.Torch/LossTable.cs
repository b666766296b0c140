using System.Globalization;
using ResearchPipeline.Files;

namespace ResearchPipeline.Compute.Torch;

/// <summary>Distances step by step, for whoever wants to draw them.</summary>
internal static class LossTable
{
    /// <summary>Writes step, our distance from libtorch in binary64, and that of libtorch itself.</summary>
    public static void Write(string path, LossComparison losses)
    {
        double[] ours = losses.OurDistances;
        double[] explained = losses.Explained;
        AtomicFile.WriteText(path, string.Concat(
            Enumerable.Range(0, losses.Steps)
                .Select(step => string.Create(CultureInfo.InvariantCulture, $"{step + 1},{ours[step]:G6},{explained[step]:G6}\n"))
                .Prepend("step,ours_from_binary64,binary32_from_binary64\n")));
    }
}
