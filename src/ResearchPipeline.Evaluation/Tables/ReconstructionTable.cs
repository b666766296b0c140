using System.Globalization;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Results;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>reconstruction: one row a (model, image); models are the members "0", "1", … and "ensemble", their mean.</summary>
internal static class ReconstructionTable
{
    public const string EnsembleName = "ensemble";

    public static ResultTable Build(TestSetEvaluation test, ImageSet images)
    {
        ImageMeasures[] models = [.. test.Members, test.Ensemble];
        string[] names = [.. test.Members.Select((_, member) => member.ToString(CultureInfo.InvariantCulture)), EnsembleName];
        return new ResultTable(
            ResultColumn.Texts("member", Each((model, _) => names[model])),
            ResultColumn.Shorts("image", Each((_, image) => (ushort)image)),
            ResultColumn.Bytes("label", Each((_, image) => images.Labels.Span[image])),
            ResultColumn.Doubles("mse", Each((model, image) => models[model].SquaredErrors[image] / ImageSet.ImagePixels)),
            ResultColumn.Doubles("pearson", Each((model, image) => models[model].Pearson[image])),
            ResultColumn.Integers("l0", Each((model, image) => models[model].L0[image])),
            ResultColumn.Doubles("norm_ratio", Each((model, image) => models[model].NormRatios[image])));

        T[] Each<T>(Func<int, int, T> value) => Rows.Of(models.Length, images.Count, value);
    }
}
