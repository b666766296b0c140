using System.Globalization;
using System.Text.Json;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Explorer;

/// <summary>Features as lists of weights, one a pixel: what a latent of 1 adds to a reconstruction, which is what the page shows of them.</summary>
/// <param name="weight">Name of the one tensor that decodes, within its member.</param>
/// <param name="areRows">Whether a feature is a row of it; else it is a column.</param>
internal sealed class LearnedFeatures(string weight, bool areRows)
{
    private const long LargestConfiguration = 1 << 24;

    /// <summary>Those of a model; null where several layers decode, or none.</summary>
    /// <param name="configuration">cfg.json, as training wrote it.</param>
    /// <exception cref="DataException">It is malformed.</exception>
    public static LearnedFeatures? Of(string configuration)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(RegularFile.ReadAllBytes(configuration, LargestConfiguration));
            JsonElement model = document.RootElement;
            if (model.GetProperty("architecture").GetString() == "topk")
            {
                return new("weight", areRows: true);
            }

            return model.TryGetProperty("decode", out JsonElement layers) && layers.ValueKind == JsonValueKind.Array && layers.GetArrayLength() == 1
                ? new(layers[0].GetProperty("weight").GetString()!, layers[0].GetProperty("transposed").GetBoolean())
                : null;
        }
        catch (Exception failure) when (failure is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new DataException($"{configuration} cannot be read: {(failure is JsonException json ? JsonDefect.Of(json) : failure.Message)}. Run the train stage again.", failure);
        }
    }

    /// <summary>The features of a member, each divided by its length; zeros stay zeros.</summary>
    /// <param name="tensors">Those of all members, "member.00.weight".</param>
    /// <param name="member">Number of the member.</param>
    /// <exception cref="DataException">There is no such tensor.</exception>
    public double[][] UnitsOf(IReadOnlyDictionary<string, TensorView> tensors, int member)
    {
        TensorView tensor = TensorView.Require(tensors, string.Create(CultureInfo.InvariantCulture, $"member.{member:00}.{weight}"), "F32", 2);
        (int rows, int columns) = ((int)tensor.Shape[0], (int)tensor.Shape[1]);
        float[] values = tensor.As<float>().ToArray();
        (int features, int pixels) = areRows ? (rows, columns) : (columns, rows);
        return [.. Enumerable.Range(0, features).Select(feature => Unit([.. Enumerable.Range(0, pixels).Select(pixel => (double)values[areRows ? (feature * columns) + pixel : (pixel * columns) + feature])]))];
    }

    private static double[] Unit(double[] weights)
    {
        double length = Math.Sqrt(weights.Sum(weight => weight * weight));
        return length > 0 ? Array.ConvertAll(weights, weight => weight / length) : weights;
    }
}
