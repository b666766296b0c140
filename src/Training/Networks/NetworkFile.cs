using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Blocks;

namespace ResearchPipeline.Training.Networks;

/// <summary>Parameters as tensors "member.NN.NAME"; a bias has one dimension. A tied ensemble's file is one of them.</summary>
public static class NetworkFile
{
    /// <summary>The name of a member's tensor.</summary>
    public static string Name(int member, string parameter) => string.Create(CultureInfo.InvariantCulture, $"member.{member:00}.{parameter}");

    /// <summary>The shape of a parameter's tensor.</summary>
    public static long[] ShapeOf(Parameter<float> parameter) =>
        parameter.IsWeight ? [parameter.Values.Rows, parameter.Values.Columns] : [parameter.Values.Columns];

    /// <summary>Values of a parameter as a tensor.</summary>
    public static TensorView ToTensor(IArithmetic<float> arithmetic, Parameter<float> parameter, View<float> values) =>
        TensorView.Of(Read(arithmetic, values), ShapeOf(parameter));

    /// <summary>Values as a tensor, rows × columns.</summary>
    public static TensorView ToTensor(IArithmetic<float> arithmetic, View<float> values) => TensorView.Of(Read(arithmetic, values), values.Rows, values.Columns);

    /// <summary>Fills parameters from tensors of a member.</summary>
    /// <param name="arithmetic">Where they live.</param>
    /// <param name="tensors">All tensors.</param>
    /// <param name="origin">What errors call them.</param>
    /// <param name="parameters">What to fill, with the name that the tensors have for it.</param>
    /// <param name="member">0, 1, …</param>
    /// <exception cref="DataException">One is missing, or of another shape.</exception>
    public static void Fill(
        IArithmetic<float> arithmetic, IReadOnlyDictionary<string, TensorView> tensors, string origin, IEnumerable<(Parameter<float> Parameter, string Name)> parameters, int member)
    {
        foreach ((Parameter<float> parameter, string name) in parameters)
        {
            arithmetic.Write(Values(tensors, origin, Name(member, name), parameter.Values.Rows, parameter.Values.Columns), parameter.Values);
        }
    }

    /// <summary>Checks that tensors are there, of a type and size.</summary>
    /// <exception cref="DataException">One is missing, or of another shape.</exception>
    internal static ReadOnlySpan<float> Values(IReadOnlyDictionary<string, TensorView> tensors, string origin, string name, int rows, int columns)
    {
        if (!tensors.TryGetValue(name, out TensorView? tensor))
        {
            throw new DataException($"{origin} has no tensor \"{name}\"; it belongs to another experiment. Run the train stage again.");
        }

        return tensor.Is("F32", rows, columns) || (rows == 1 && tensor.Is("F32", columns))
            ? tensor.As<float>()
            : throw new DataException($"{origin}: tensor \"{name}\" has the shape [{string.Join(", ", tensor.Shape)}] of {tensor.Type}, expected {rows} x {columns} of F32. Run the train stage again.");
    }

    private static float[] Read(IArithmetic<float> arithmetic, View<float> values)
    {
        float[] copy = new float[values.Count];
        arithmetic.Read(values, copy);
        return copy;
    }
}
