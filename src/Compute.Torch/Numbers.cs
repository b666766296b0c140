using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Tensors;
using TorchSharp;
using static TorchSharp.torch;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What numbers libtorch computes with, and where.</summary>
/// <param name="Kept">Type of parameters, gradients, sums and everything but products.</param>
/// <param name="Product">Type of the operands of matrix products; null for the same.</param>
/// <param name="Place">The device.</param>
internal sealed record Numbers(ScalarType Kept, ScalarType? Product, Device Place)
{
    /// <summary>The names that <see cref="Of(string, string)"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["single", "double", "bf16", "fp16"];

    /// <summary>Whether gradients of products may underflow, so that a loss is scaled up before it goes backward.</summary>
    public bool NeedsLossScale => Product == ScalarType.Float16;

    /// <summary>The numbers of a name.</summary>
    /// <param name="name">"single", "double", or with products of 16 bits over parameters of binary32 "bf16" or "fp16".</param>
    /// <param name="device">"cpu" or "cuda".</param>
    /// <exception cref="ArgumentException">There is no such name.</exception>
    public static Numbers Of(string name, string device = "cpu") => new(
        name == "double" ? ScalarType.Float64 : ScalarType.Float32,
        name switch
        {
            "single" or "double" => null,
            "bf16" => ScalarType.BFloat16,
            "fp16" => ScalarType.Float16,
            _ => throw new ArgumentException($"There are no numbers called \"{name}\"; choose one of {string.Join(", ", Names)}.", nameof(name)),
        },
        torch.device(device));

    /// <summary>a · b; with operands of 16 bits where that is asked for.</summary>
    public Tensor Times(Tensor a, Tensor b) => Product is ScalarType product ? a.to(product).matmul(b.to(product)).to(Kept) : a.matmul(b);

    /// <summary>Values as a tensor.</summary>
    public Tensor Of(ReadOnlySpan<float> values, params long[] shape)
    {
        // What is in between is held by the scope: else it could be finalized while libtorch still reads it.
        using DisposeScope scope = NewDisposeScope();
        return tensor(values.ToArray(), shape).to(Kept).to(Place).MoveToOuterDisposeScope();
    }

    /// <summary>Values as a tensor.</summary>
    public Tensor Of(TensorView view) => Of(view.As<float>(), [.. view.Shape]);

    /// <summary>Pixels of images, images × pixels, as they are learned from: u8/255 in binary32.</summary>
    public Tensor Of(ImageSet images, ReadOnlySpan<int> chosen)
    {
        float[] pixels = new float[chosen.Length * images.ImagePixels];
        for (int i = 0; i < chosen.Length; i++)
        {
            images.CopyImage(chosen[i], pixels.AsSpan(i * images.ImagePixels, images.ImagePixels));
        }

        return Of(pixels, chosen.Length, images.ImagePixels);
    }

    /// <summary>Zeros of the type that is kept.</summary>
    public Tensor Zeros(params long[] shape) => zeros(shape, Kept, Place);

    /// <summary>A tensor's values in binary32, as files have them.</summary>
    public static float[] Read(Tensor values)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor copy = values.detach().to(ScalarType.Float32).cpu().contiguous();
        return copy.data<float>().ToArray();
    }

    /// <summary>A tensor's values in binary64.</summary>
    public static double[] ReadWide(Tensor values)
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor copy = values.detach().to(ScalarType.Float64).cpu().contiguous();
        return copy.data<double>().ToArray();
    }
}
