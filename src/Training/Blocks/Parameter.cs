using ResearchPipeline.Compute;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Blocks;

/// <summary>Numbers that a network learns, with the slope of the loss by each of them.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
public sealed class Parameter<T>
    where T : unmanaged
{
    /// <param name="arithmetic">Where they live.</param>
    /// <param name="name">Unique in a network: "weight", "hidden-1.bias".</param>
    /// <param name="rows">Rows: outputs of a layer, or 1 for a bias.</param>
    /// <param name="columns">Columns: inputs of a layer.</param>
    /// <param name="isWeight">Whether weight decay is for it; a bias is no weight.</param>
    /// <param name="isLearned">Whether it follows its slope.</param>
    public Parameter(IArithmetic<T> arithmetic, string name, int rows, int columns, bool isWeight, bool isLearned = true)
    {
        (Name, IsWeight, IsLearned) = (name, isWeight, isLearned);
        Values = arithmetic.Zeros(rows, columns);
        Gradient = arithmetic.Zeros(rows, columns);
    }

    /// <summary>Unique in a network.</summary>
    public string Name { get; }

    /// <summary>Whether weight decay is for it.</summary>
    public bool IsWeight { get; }

    /// <summary>Whether it follows its slope. The mean of centred inputs is only kept with the others: its slope is 0, whatever the loss does.</summary>
    public bool IsLearned { get; }

    /// <summary>The numbers.</summary>
    public View<T> Values { get; }

    /// <summary>∂loss/∂value, of the last evaluation.</summary>
    public View<T> Gradient { get; }
}
