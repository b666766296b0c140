using ResearchPipeline.Metrics;

namespace ResearchPipeline.Evaluation;

/// <summary>
/// Which classes activate which of a member's features more often than chance alone: exact p-values, and q-values over all pairs of a class
/// with images and a live feature.
/// </summary>
/// <param name="PValues">[class][feature]; NaN for a class without images, and for a dead feature.</param>
/// <param name="QValues">The same, corrected for their number.</param>
internal sealed record ClassSignificance(double[][] PValues, double[][] QValues)
{
    public static ClassSignificance Of(FeatureStatistics statistics)
    {
        (int classes, int features) = (statistics.ImagesOfClass.Length, statistics.Activity.Length);
        int images = statistics.ImagesOfClass.Sum();
        (int Class, int Feature)[] tested =
        [
            .. from label in Enumerable.Range(0, classes)
               where statistics.ImagesOfClass[label] > 0
               from feature in Enumerable.Range(0, features)
               where statistics.Activity[feature].Count > 0
               select (label, feature),
        ];
        double[] pValues = Array.ConvertAll(tested, of => Hypergeometric.upperTail(
            images, statistics.ImagesOfClass[of.Class], statistics.Activity[of.Feature].Count, statistics.ActiveInClass[of.Feature][of.Class]));
        double[] qValues = FalseDiscovery.qValues(pValues);
        return new ClassSignificance(Table(pValues), Table(qValues));

        double[][] Table(double[] values)
        {
            double[][] table = [.. Enumerable.Range(0, classes).Select(_ => Enumerable.Repeat(double.NaN, features).ToArray())];
            for (int i = 0; i < tested.Length; i++)
            {
                table[tested[i].Class][tested[i].Feature] = values[i];
            }

            return table;
        }
    }
}
