namespace ResearchPipeline.Pipeline;

/// <summary>What the name of a stage in a run says: "half-sum.2.train" is the train stage of an arm that the study compares, with seed 2.</summary>
internal static class StagePlace
{
    /// <summary>The stage's name within its arm, "train"; a stage of the study itself has no other.</summary>
    public static string WithinArm(string place) => place[(place.LastIndexOf('.') + 1)..];

    /// <summary>The name of its arm.</summary>
    public static string ArmOf(string place) => string.Join('.', place.Split('.')[..^2]);

    /// <summary>The seed of its arm.</summary>
    public static string SeedOf(string place) => place.Split('.')[^2];

    /// <summary>Whether it is of an arm.</summary>
    public static bool IsOfArm(string place) => place.Contains('.', StringComparison.Ordinal);
}
