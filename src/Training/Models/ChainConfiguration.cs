using System.Text.Json;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Training.Models;

/// <summary>How to run a network of blocks: its layers one after another, each with the tensors that it takes and the function behind it.</summary>
internal static class ChainConfiguration
{
    /// <summary>Writes what a learner of images of a shape is.</summary>
    public static void Write(Utf8JsonWriter json, Learner learner, ImageShape images)
    {
        json.WriteString("architecture", learner.Autoencoder() is null ? "classifier" : "autoencoder");
        json.WriteNumber("d_in", images.Pixels);
        if (learner.Autoencoder() is not null)
        {
            json.WriteNumber("d_sae", learner.Latents());
        }

        json.WriteString("input", ModelConfiguration.InputOf(images));
        json.WriteString("layer", "y = function(s (W x + bias)); of W and its bias the first rows alone, where a number of rows is given; W^T, where it is transposed; s is the tensor scale, where one is named, else 1");
        json.WriteString("functions", "k-largest: the k largest outputs, the others 0, ties to the lower index; at-least: what is at least the tensor threshold, the others 0");
        if (learner.AllBelow().Select(below => below.Learner).Prepend(learner).Any(level => level.Autoencoder()?.Network.Centring.IsAroundMean == true))
        {
            json.WriteString("centring", "where a tensor centre is named, it is taken from x before x meets W");
        }

        json.WriteStartArray(learner.Autoencoder() is null ? "classify" : "encode");
        foreach ((Learner below, string prefix) in learner.AllBelow().Reverse())
        {
            WriteEncoder(json, below, prefix, isFeature: below != learner.Below() || !learner.Input.IsReconstructionsOf);
        }

        foreach ((Learner level, string prefix) in learner.Input.IsReconstructionsOf ? learner.AllBelow() : [])
        {
            WriteDecoder(json, level.Autoencoder()!.Network, prefix);
        }

        if (learner.Autoencoder() is null)
        {
            WriteLayer(json, "weight", "bias", "softmax");
            json.WriteEndArray();
            return;
        }

        WriteEncoder(json, learner, "", isFeature: false);
        json.WriteEndArray();
        json.WriteStartArray("decode");
        foreach ((Learner level, string prefix) in learner.AllBelow().Prepend((learner, "")))
        {
            WriteDecoder(json, level.Autoencoder()!.Network, prefix);
        }

        json.WriteEndArray();
    }

    private static void WriteEncoder(Utf8JsonWriter json, Learner learner, string prefix, bool isFeature)
    {
        Network network = learner.Autoencoder()!.Network;
        for (int i = 0; i < network.Hidden.Length; i++)
        {
            string name = FormattableString.Invariant($"{prefix}hidden-{i + 1}");
            bool isFirst = i == 0;
            WriteLayer(json, $"{name}.weight", BiasOf(network, $"{name}.bias"), WordOf(network.Hidden[i].Activation), more: () => WriteCentre(json, network, prefix, isFirst));
        }

        WriteLayer(
            json, $"{prefix}weight", BiasOf(network, $"{prefix}encoder-bias"), FunctionOf(network), rows: RowsOf(network),
            more: () =>
            {
                WriteCentre(json, network, prefix, seesInputs: network.Hidden.Length == 0);
                WriteCode(json, learner, prefix, isFeature);
            });
    }

    private static void WriteCentre(Utf8JsonWriter json, Network network, string prefix, bool seesInputs)
    {
        if (seesInputs && network.Centring.IsAroundMean)
        {
            json.WriteString("centre", $"{prefix}mean");
        }
    }

    private static void WriteDecoder(Utf8JsonWriter json, Network network, string prefix)
    {
        for (int i = network.Hidden.Length; i > 0; i--)
        {
            string name = FormattableString.Invariant($"{prefix}decoder-hidden-{i}");
            WriteLayer(json, $"{name}.weight", BiasOf(network, $"{name}.bias"), WordOf(network.Hidden[i - 1].Activation));
        }

        string? bias = BiasOf(network, $"{prefix}decoder-bias");
        string function = WordOf(DecoderModule.output(network.Decoder));
        if (DecoderModule.isTied(network.Decoder))
        {
            WriteLayer(json, $"{prefix}weight", bias, function, isTransposed: true, RowsOf(network), more: () => WriteScale(json, network, prefix));
        }
        else
        {
            WriteLayer(json, $"{prefix}decoder-weight", bias, function);
        }
    }

    // A variational code is made of means; the other rows give logarithms of variances.
    private static int? RowsOf(Network network) => network.Code.IsGaussian ? network.Latents : null;

    private static string FunctionOf(Network network) => network.Code switch
    {
        Code.KLargest or Code.KLargestOfBatch => NetworkModule.isAboveThreshold(network) ? "at-least" : "k-largest",
        Code.Activated activated => WordOf(activated.Item),
        _ => WordOf(Activation.Identity),
    };

    private static void WriteCode(Utf8JsonWriter json, Learner learner, string prefix, bool isFeature)
    {
        Network network = learner.Autoencoder()!.Network;
        if (NetworkModule.isKLargestOfEach(network))
        {
            json.WriteNumber("k", KLargestKept.Of(learner, isFeature));
        }
        else if (NetworkModule.isAboveThreshold(network))
        {
            json.WriteString("threshold", $"{prefix}threshold");
        }
    }

    private static void WriteScale(Utf8JsonWriter json, Network network, string prefix)
    {
        if (network.Decoder.IsTiedScaled)
        {
            json.WriteString("scale", $"{prefix}decoder-scale");
        }
    }

    private static void WriteLayer(Utf8JsonWriter json, string weight, string? bias, string function, bool isTransposed = false, int? rows = null, Action? more = null)
    {
        json.WriteStartObject();
        json.WriteString("weight", weight);
        json.WriteBoolean("transposed", isTransposed);
        if (rows is int first)
        {
            json.WriteNumber("rows", first);
        }

        json.WriteString("bias", bias);
        json.WriteString("function", function);
        more?.Invoke();
        json.WriteEndObject();
    }

    private static string? BiasOf(Network network, string name) => network.Bias.IsEncoderAndDecoder ? name : null;

    private static string WordOf(Activation activation) => activation.Tag switch
    {
        Activation.Tags.Relu => "relu",
        Activation.Tags.Sigmoid => "sigmoid",
        Activation.Tags.Tanh => "tanh",
        _ => "identity",
    };
}
