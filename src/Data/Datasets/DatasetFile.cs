using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Data.Datasets;

/// <summary>
/// The images of a study in one safetensors file: bytes, because u8/255 is exact to recompute on reading
/// (<see cref="ImageSet.CopyImage"/>) and a quarter of the size.
/// </summary>
public static class DatasetFile
{
    /// <summary>Writes both sets.</summary>
    public static void Write(string path, ImageDataset dataset)
    {
        Dictionary<string, TensorView> tensors = [];
        Add(tensors, "train", dataset.Train);
        Add(tensors, "test", dataset.Test);
        SafetensorsFile.Write(path, tensors, new Dictionary<string, string> { ["normalization"] = "value / 255" });
    }

    /// <summary>Reads both sets.</summary>
    public static ImageDataset Read(string path)
    {
        IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Read(path, out _);
        return new ImageDataset(Set("train"), Set("test"));

        ImageSet Set(string name) => new(Bytes($"{name}.images"), Bytes($"{name}.labels"));

        ReadOnlyMemory<byte> Bytes(string name) => tensors.TryGetValue(name, out TensorView? tensor) && tensor.Type == "U8"
            ? tensor.Bytes
            : throw new DataException($"{path} has no tensor \"{name}\" of bytes. Run the normalize stage again.");
    }

    private static void Add(Dictionary<string, TensorView> tensors, string name, ImageSet images)
    {
        tensors[$"{name}.images"] = TensorView.Of(images.Pixels, images.Count, ImageSet.ImagePixels);
        tensors[$"{name}.labels"] = TensorView.Of(images.Labels, images.Count);
    }
}
