using ResearchPipeline.Files;
using ResearchPipeline.Specification;
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
    /// <param name="path">The file.</param>
    /// <param name="kind">What the images are; the file has no more than their numbers.</param>
    /// <exception cref="DataException">The file is malformed, or has images of another size or labels of more classes.</exception>
    public static ImageDataset Read(string path, ImageKind kind)
    {
        IReadOnlyDictionary<string, TensorView> tensors = SafetensorsFile.Read(path, out _);
        return new ImageDataset(Set("train"), Set("test"));

        ImageSet Set(string name)
        {
            (TensorView images, TensorView labels) = (Bytes($"{name}.images"), Bytes($"{name}.labels"));
            long[] expected = [labels.Bytes.Length, kind.Pixels];
            if (!images.Shape.SequenceEqual(expected))
            {
                throw new DataException(
                    $"{path}: tensor \"{name}.images\" has the shape [{string.Join(", ", images.Shape)}], expected [{string.Join(", ", expected)}]: a row of {kind.Shape.InWords} for each label. Run the normalize stage again.");
            }

            int wrong = labels.Bytes.Span.IndexOfAnyInRange((byte)kind.Classes, byte.MaxValue);
            return wrong < 0
                ? new(images.Bytes, labels.Bytes, kind)
                : throw new DataException($"{path}: label {wrong} of \"{name}.labels\" is {labels.Bytes.Span[wrong]}, expected 0 to {kind.Classes - 1}. Run the normalize stage again.");
        }

        TensorView Bytes(string name) => tensors.TryGetValue(name, out TensorView? tensor) && tensor.Type == "U8"
            ? tensor
            : throw new DataException($"{path} has no tensor \"{name}\" of bytes. Run the normalize stage again.");
    }

    private static void Add(Dictionary<string, TensorView> tensors, string name, ImageSet images)
    {
        tensors[$"{name}.images"] = TensorView.Of(images.Pixels, images.Count, images.ImagePixels);
        tensors[$"{name}.labels"] = TensorView.Of(images.Labels, images.Count);
    }
}
