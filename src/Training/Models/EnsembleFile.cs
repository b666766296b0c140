using System.Globalization;
using ResearchPipeline.Compute;
using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Training.Models;

/// <summary>Layers as tensors "member.NN.weight" (latents × inputs), and with biases "….encoder-bias" and "….decoder-bias".</summary>
public static class EnsembleFile
{
    /// <summary>Writes an ensemble.</summary>
    public static void Write(string path, Ensemble ensemble, bool withBias) => Write(path, ToTensors(ensemble, withBias));

    /// <summary>Writes named tensors as libraries of other languages expect them.</summary>
    internal static void Write(string path, IReadOnlyDictionary<string, TensorView> tensors) =>
        SafetensorsFile.Write(path, tensors, new Dictionary<string, string> { ["format"] = "pt" });

    /// <summary>An ensemble as named tensors.</summary>
    public static IReadOnlyDictionary<string, TensorView> ToTensors(Ensemble ensemble, bool withBias)
    {
        Dictionary<string, TensorView> tensors = [];
        AddLayers(tensors, "member", ensemble.Layers, withBias);
        return tensors;
    }

    /// <summary>Reads an ensemble of the expected shape.</summary>
    /// <exception cref="DataException">The file is malformed, or holds other shapes.</exception>
    public static Ensemble Read(string path, int members, int latents, int inputs) =>
        FromTensors(path, SafetensorsFile.Read(path, out _), members, latents, inputs);

    /// <summary>The ensemble in a file's content; errors call it by <paramref name="name"/>.</summary>
    /// <exception cref="DataException">It is malformed, or holds other shapes.</exception>
    internal static Ensemble Parse(ReadOnlyMemory<byte> content, string name, int members, int latents, int inputs) =>
        FromTensors(name, SafetensorsFile.Parse(content, name, out _), members, latents, inputs);

    /// <summary>The ensemble of named tensors; errors call them by <paramref name="name"/>.</summary>
    /// <exception cref="DataException">They hold other shapes.</exception>
    public static Ensemble FromTensors(string name, IReadOnlyDictionary<string, TensorView> tensors, int members, int latents, int inputs)
    {
        Layer[] layers = Enumerable.Range(0, members).Select(_ => Layer.Zeros(latents, inputs)).ToArray();
        CopyLayers(name, tensors, "member", layers);
        return new Ensemble(layers);
    }

    internal static void AddLayers(Dictionary<string, TensorView> tensors, string prefix, IReadOnlyList<Layer> layers, bool withBias)
    {
        for (int member = 0; member < layers.Count; member++)
        {
            Layer layer = layers[member];
            tensors[Name(prefix, member, "weight")] = TensorView.Of(layer.Weights.Values, layer.Latents, layer.Inputs);
            if (withBias)
            {
                tensors[Name(prefix, member, "encoder-bias")] = TensorView.Of(layer.EncoderBias.Values, layer.Latents);
                tensors[Name(prefix, member, "decoder-bias")] = TensorView.Of(layer.DecoderBias.Values, layer.Inputs);
            }
        }
    }

    internal static void CopyLayers(
        string path, IReadOnlyDictionary<string, TensorView> tensors, string prefix, IReadOnlyList<Layer> layers)
    {
        for (int member = 0; member < layers.Count; member++)
        {
            Copy(path, tensors, Name(prefix, member, "weight"), layers[member].Weights, required: true);
            Copy(path, tensors, Name(prefix, member, "encoder-bias"), layers[member].EncoderBias, required: false);
            Copy(path, tensors, Name(prefix, member, "decoder-bias"), layers[member].DecoderBias, required: false);
        }
    }

    private static void Copy(
        string path, IReadOnlyDictionary<string, TensorView> tensors, string name, Matrix target, bool required)
    {
        if (!tensors.TryGetValue(name, out TensorView? tensor))
        {
            if (required)
            {
                throw new DataException($"{path} has no tensor \"{name}\"; it belongs to another experiment. Run the train stage again.");
            }

            return;
        }

        if (tensor.Type != "F32" || tensor.As<float>().Length != target.Values.Length)
        {
            throw new DataException(
                $"{path}: tensor \"{name}\" has the shape [{string.Join(", ", tensor.Shape)}] of {tensor.Type}, expected {target.Rows} x {target.Columns} of F32. Run the train stage again.");
        }

        tensor.As<float>().CopyTo(target.Values);
    }

    private static string Name(string prefix, int member, string part) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}.{member:00}.{part}");
}
