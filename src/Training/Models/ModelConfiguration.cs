using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Training.Models;

/// <summary>
/// cfg.json, which lies beside the weights and says how to run them: whoever has these two files needs nothing else. Names of keys follow
/// SAELens where it has one (architecture, d_in, d_sae, k, dtype).
/// </summary>
public static class ModelConfiguration
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "cfg.json";

    // Apostrophes stay what they are: the file is no part of a web page.
    private static readonly JsonWriterOptions Indented =
        new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the file. Its fingerprint is that of everything the weights depend on: images, model, seed and training.</summary>
    public static string Text(Study study)
    {
        TiedEnsemble? recipe = (ComputationModule.ofStudy(study) as Computation.Fused)?.Item;
        ImageShape images = DatasetModule.kind(study.Dataset.Source).Shape;
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, Indented))
        {
            json.WriteStartObject();
            if (recipe is null)
            {
                ChainConfiguration.Write(json, study.Learner, images);
            }
            else
            {
                WriteArchitecture(json, recipe, images);
            }

            WriteWeights(json, study.Learner, recipe is null ? "member.NN.NAME" : "member.NN.weight");
            if (recipe is not null)
            {
                json.WriteString("ensemble", "the mean of the members' reconstructions");
            }

            WriteAverage(json, study.Learner.Training);
            WriteOrigin(json, study);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteArchitecture(Utf8JsonWriter json, TiedEnsemble recipe, ImageShape images)
    {
        bool bias = recipe.Bias.IsEncoderAndDecoder;
        json.WriteString("architecture", "topk");
        json.WriteNumber("d_in", images.Pixels);
        json.WriteNumber("d_sae", recipe.Latents);
        json.WriteNumber("k", recipe.K);
        json.WriteBoolean("tied", true);
        json.WriteBoolean("bias", bias);
        json.WriteString("input", InputOf(images));
        json.WriteString("encode", bias ? "z = the k largest of W x + encoder-bias, the others 0" : "z = the k largest of W x, the others 0");
        json.WriteString("ties", "the lower index wins");
        json.WriteString("decode", bias ? "W^T z + decoder-bias" : "W^T z");
    }

    /// <summary>What weights see of an image, in words.</summary>
    internal static string InputOf(ImageShape images) => $"{images.InWords} {images.OrderInWords}, each byte / 255";

    private static void WriteWeights(Utf8JsonWriter json, Learner learner, string tensor)
    {
        json.WriteString("weights", TrainingPlan.LastWeights);
        json.WriteString("tensor", tensor);
        json.WriteString("dtype", "float32");
        json.WriteNumber("members", learner.Training.Members);
    }

    private static void WriteAverage(Utf8JsonWriter json, Specification.Training training) =>
        json.WriteString("average", training.Epochs == 0
            ? "none: the first weights, which nothing has learned"
            : training.Averaging is Averaging.Exponential exponential
            ? FormattableString.Invariant($"exponential moving average over steps, decay {exponential.decay}")
            : "none: the weights of the last step");

    private static void WriteOrigin(Utf8JsonWriter json, Study study)
    {
        json.WriteNumber("epochs", study.Learner.Training.Epochs);
        json.WriteNumber("seed", study.Seed);
        json.WriteString("fingerprint", Fingerprint.ofLearned(study));
        json.WriteString("version", typeof(ModelConfiguration).Assembly
            .GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
    }
}
