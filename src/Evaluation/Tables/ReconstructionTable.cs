using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation.Tables;

/// <summary>reconstruction: every evaluated image under every model.</summary>
internal static class ReconstructionTable
{
    /// <summary>The table's schema.</summary>
    public static ResultTable<Row> Schema { get; } = new ResultTable<Row>(
        "reconstruction", "model, member, image", "How well each evaluated image is reconstructed.")
        .Texts("model", "\"member\", or \"ensemble\" for the mean of the members' reconstructions.", row => row.Member is null ? ModelNames.Ensemble : ModelNames.Member)
        .OptionalMember(row => row.Member)
        .Image(row => row.Image)
        .Label(row => row.Label)
        .Doubles("mse", "intensity²", "Mean over pixels of the squared error.", row => row.Measures.SquaredErrors[row.Image] / ImageSet.ImagePixels)
        .OptionalDoubles("pearson", "1", "Pearson's correlation over pixels of image and reconstruction; NULL where either is constant.", row => row.Measures.Pearson[row.Image])
        .Integers("l0", "latents", "Active latents; for the ensemble those that are active in any member, each index counted once.", row => row.Measures.L0[row.Image])
        .OptionalDoubles("norm_ratio", "1", "Norm of the reconstruction over norm of the image; NULL for a black image.", row => row.Measures.NormRatios[row.Image]);

    public static Row[] Rows(TestSetEvaluation test, ImageSet images)
    {
        (byte? Member, ImageMeasures Measures)[] models =
            [.. test.Members.Select((measures, member) => ((byte?)member, measures)), (null, test.Ensemble)];
        return Tables.Rows.Of(models.Length, images.Count, (model, image) => new Row(
            models[model].Member, (ushort)image, images.Labels.Span[image], models[model].Measures));
    }

    internal readonly record struct Row(byte? Member, ushort Image, byte Label, ImageMeasures Measures);
}
