using ResearchPipeline.Compute.Functions;
using ResearchPipeline.Data.Results;
using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>features: one row a (member, feature).</summary>
internal static class FeatureTable
{
    /// <param name="statistics">By member.</param>
    /// <param name="own">Each member's cosines with itself, F × F.</param>
    /// <param name="latents">F.</param>
    public static ResultTable Build(FeatureStatistics[] statistics, float[][] own, int latents)
    {
        (int Feature, float Cosine)[][] nearest = own.Select(cosines => Nearest(cosines, latents)).ToArray();
        return new ResultTable(
            ResultColumn.Bytes("member", Each((member, _) => (byte)member)),
            ResultColumn.Shorts("feature", Each((_, f) => (ushort)f)),
            ResultColumn.Integers("activations", Each((member, f) => statistics[member].Activity[f].Count)),
            ResultColumn.Doubles("frequency", Each((member, f) => statistics[member].Activity[f].Frequency)),
            ResultColumn.Doubles("mean_intensity", Each((member, f) => statistics[member].Activity[f].MeanIntensity)),
            ResultColumn.Doubles("max_intensity", Each((member, f) => statistics[member].Activity[f].MaxIntensity)),
            ResultColumn.Flags("dead", Each((member, f) => statistics[member].Activity[f].Count == 0)),
            ResultColumn.Integers("top_class", Each((member, f) => ClassPattern.topClass(statistics[member].Rates[f]))),
            ResultColumn.Doubles("selectivity", Each((member, f) => ClassPattern.selectivity(statistics[member].Rates[f]))),
            ResultColumn.Doubles("mutual_information", Each((member, f) => MutualInformation.ofCounts(
                Logarithm.Natural, statistics[member].ActiveInClass[f], statistics[member].ImagesOfClass))),
            ResultColumn.Integers("nearest_feature", Each((member, f) => nearest[member][f].Feature)),
            ResultColumn.Floats("nearest_cosine", Each((member, f) => nearest[member][f].Cosine)));

        T[] Each<T>(Func<int, int, T> value) => Rows.Of(statistics.Length, latents, value);
    }

    private static (int Feature, float Cosine)[] Nearest(float[] cosines, int latents)
    {
        (int Feature, float Cosine)[] nearest = new (int, float)[latents];
        for (int f = 0; f < latents; f++)
        {
            nearest[f] = (-1, float.NegativeInfinity);
            for (int g = 0; g < latents; g++)
            {
                float cosine = cosines[f * latents + g];
                if (g != f && cosine > nearest[f].Cosine)
                {
                    nearest[f] = (g, cosine);
                }
            }
        }

        return nearest;
    }
}
