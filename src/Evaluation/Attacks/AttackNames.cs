namespace ResearchPipeline.Evaluation.Attacks;

/// <summary>What is done to images, as tables call it.</summary>
internal static class AttackNames
{
    public const string None = "none";
    public const string RandomSign = "random-sign";
    public const string Fgsm = "fgsm";
    public const string Pgd = "pgd";

    /// <summary>PGD along gradients that pass selections as if everything had been selected.</summary>
    public const string PgdStraightThrough = "pgd-straight-through";
}
