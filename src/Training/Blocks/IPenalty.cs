namespace ResearchPipeline.Training.Blocks;

/// <summary>A block that adds a term of its own to the loss.</summary>
public interface IPenalty
{
    /// <summary>The term.</summary>
    LossTerm Term { get; }

    /// <summary>Its value over the last batch, before its weight.</summary>
    double Value();

    /// <summary>What is wrong where the value is not finite, with advice, if more than the value can be said; else null.</summary>
    string? Explanation() => null;
}
