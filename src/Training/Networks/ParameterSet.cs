using System.Numerics;
using ResearchPipeline.Compute;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>The parameters of a network, each made where it is first asked for; their order is that of their place in the chain.</summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="arithmetic">Where they live.</param>
internal sealed class ParameterSet<T>(IArithmetic<T> arithmetic)
    where T : unmanaged, IFloatingPointIeee754<T>
{
    private readonly List<Parameter<T>> _all = [];

    /// <summary>All of them, in order.</summary>
    public IReadOnlyList<Parameter<T>> All => _all;

    /// <summary>The weights of a layer, outputs × inputs.</summary>
    public Parameter<T> Weight(string name, int outputs, int inputs) => Of(name, outputs, inputs, isWeight: true);

    /// <summary>What a layer adds, 1 × outputs.</summary>
    public Parameter<T> Bias(string name, int outputs) => Of(name, 1, outputs, isWeight: false);

    /// <summary>What a layer is multiplied by, 1 × 1: it begins at 1, and is no weight either.</summary>
    public Parameter<T> Scale(string name)
    {
        bool isKnown = _all.Exists(known => known.Name == name);
        Parameter<T> scale = Of(name, 1, 1, isWeight: false);
        if (!isKnown)
        {
            arithmetic.Write([T.One], scale.Values);
        }

        return scale;
    }

    /// <summary>What a network needs and nothing learns, 1 × columns.</summary>
    public Parameter<T> Constant(string name, int columns) => Of(name, 1, columns, isWeight: false, isLearned: false);

    private Parameter<T> Of(string name, int rows, int columns, bool isWeight, bool isLearned = true)
    {
        if (_all.Find(known => known.Name == name) is Parameter<T> found)
        {
            return found.Values.Rows == rows && found.Values.Columns == columns
                ? found
                : throw new ArgumentException($"\"{name}\" is {found.Values.Rows} x {found.Values.Columns}, and {rows} x {columns} is asked for.", nameof(name));
        }

        Parameter<T> made = new(arithmetic, name, rows, columns, isWeight, isLearned);
        _all.Add(made);
        return made;
    }
}
