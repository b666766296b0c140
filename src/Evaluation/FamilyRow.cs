using ResearchPipeline.Data.Tables;
using ResearchPipeline.Evaluation.Measures;

namespace ResearchPipeline.Evaluation;

/// <summary>A published number of a study.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Place">Its place among the studies, from 0.</param>
/// <param name="ArmPlace">The place of its arm in the study, from 0, which is the study itself.</param>
/// <param name="Result">The number.</param>
internal readonly record struct FamilyRow(string Study, int Place, int ArmPlace, ResultRow Result)
{
    /// <summary>family.</summary>
    public static ResultTable<FamilyRow> Schema { get; } = new ResultTable<FamilyRow>(
        "family", "study, arm, seed, metric, model, member", "The published results of every study, one below the other; in the stage collect of the family.")
        .Texts("study", "Name of the study.", row => row.Study)
        .Integers("place", "", "Its place among the studies, from 0.", row => row.Place)
        .Texts("arm", "Name of the arm; empty for the study itself.", row => row.Result.Arm)
        .Integers("arm_place", "", "The arm's place in the study, from 0, which is the study itself.", row => row.ArmPlace)
        .Texts("label", "What it is, in words.", row => row.Result.Label)
        .Texts("judged_by", "\"test\" or \"validation\".", row => row.Result.JudgedBy)
        .Texts("seed", "Seed of its random numbers.", row => row.Result.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture))
        .Texts("metric", "Name of the measure.", row => row.Result.Metric)
        .Texts("model", "As in summary; of a baseline its name.", row => row.Result.Model)
        .OptionalMember(row => row.Result.Member)
        .OptionalDoubles("value", "the row's unit", "Its value; NULL where it is undefined.", row => row.Result.Value)
        .Texts("unit", "Unit of the value; \"1\" for a pure number.", row => row.Result.Unit);
}

/// <summary>A pixel of a study's published feature.</summary>
/// <param name="Study">The study's name.</param>
/// <param name="Feature">The pixel.</param>
internal readonly record struct FamilyFeature(string Study, SampledFeature Feature)
{
    /// <summary>family_features.</summary>
    public static ResultTable<FamilyFeature> Schema { get; } = new ResultTable<FamilyFeature>(
        "family_features", "study, feature, pixel", "The published features of every study that has some; in the stage collect of the family.")
        .Texts("study", "Name of the study.", row => row.Study)
        .Feature(row => row.Feature.Feature)
        .Pixel(row => row.Feature.Pixel)
        .Floats("weight", "1", "The feature's weight of the pixel.", row => row.Feature.Weight);
}
