namespace ResearchPipeline.Training.Optimizers.LineSearch;

/// <summary>A loss along a direction.</summary>
internal interface ILine
{
    /// <summary>Goes there and looks.</summary>
    /// <returns>What is there, with the length as it was taken: rounded to the type of the parameters. It is not finite where the loss is no number.</returns>
    LinePoint At(double length);
}
