using System.Text.Json;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Training.Models;

namespace ResearchPipeline.Training.Tests.Models;

public sealed class ModelConfigurationTests
{
    [Fact]
    public void It_says_how_to_run_the_weights()
    {
        JsonElement configuration = Read(Small.Study);
        configuration.GetProperty("architecture").GetString().ShouldBe("topk");
        configuration.GetProperty("d_in").GetInt32().ShouldBe(784);
        configuration.GetProperty("d_sae").GetInt32().ShouldBe(40);
        configuration.GetProperty("k").GetInt32().ShouldBe(6);
        configuration.GetProperty("tied").GetBoolean().ShouldBeTrue();
        configuration.GetProperty("bias").GetBoolean().ShouldBeFalse();
        configuration.GetProperty("members").GetInt32().ShouldBe(2);
        configuration.GetProperty("weights").GetString().ShouldBe("weights.safetensors");
        configuration.GetProperty("average").GetString().ShouldBe("exponential moving average over steps, decay 0.9");
        configuration.GetProperty("epochs").GetInt32().ShouldBe(3);
        configuration.GetProperty("seed").GetUInt64().ShouldBe(7UL);
        configuration.GetProperty("version").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+$");
    }

    [Fact]
    public void Biases_and_the_lack_of_an_average_are_said()
    {
        JsonElement configuration = Read(Small.Study.With("model.bias = encoder-and-decoder", "training.averaging = last-step"));
        configuration.GetProperty("bias").GetBoolean().ShouldBeTrue();
        configuration.GetProperty("decode").GetString().ShouldBe("W^T z + decoder-bias");
        configuration.GetProperty("average").GetString().ShouldBe("none: the weights of the last step");
    }

    [Fact]
    public void Weights_that_nothing_has_learned_are_called_so()
    {
        JsonElement configuration = Read(Small.Study.With("training.epochs = 0"));
        configuration.GetProperty("average").GetString().ShouldBe("none: the first weights, which nothing has learned");
        (configuration.GetProperty("epochs").GetInt32(), configuration.GetProperty("weights").GetString()).ShouldBe((0, "weights.safetensors"));
    }

    [Fact]
    public void A_decoder_with_tied_weights_says_what_follows_them()
    {
        JsonElement plain = DecoderOf("small-tied-linear");
        plain.GetProperty("function").GetString().ShouldBe("identity");
        plain.TryGetProperty("scale", out _).ShouldBeFalse();
        DecoderOf("small-tied-activated").GetProperty("function").GetString().ShouldBe("sigmoid");
        JsonElement scaled = DecoderOf("small-tied-scaled");
        (scaled.GetProperty("weight").GetString(), scaled.GetProperty("transposed").GetBoolean()).ShouldBe(("weight", true));
        (scaled.GetProperty("function").GetString(), scaled.GetProperty("scale").GetString()).ShouldBe(("sigmoid", "decoder-scale"));

        static JsonElement DecoderOf(string name) => Read(Catalogue.small.Single(study => study.Name == name)).GetProperty("decode").EnumerateArray().Single();
    }

    [Fact]
    public void Inputs_that_are_centred_say_so_where_they_meet_weights_first()
    {
        JsonElement centred = Read(Catalogue.small.Single(study => study.Name == "small-centred"));
        centred.GetProperty("centring").GetString()!.ShouldContain("taken from x");
        centred.GetProperty("encode")[0].GetProperty("centre").GetString().ShouldBe("mean");
        centred.GetProperty("decode")[0].TryGetProperty("centre", out _).ShouldBeFalse();
        JsonElement[] deep = [.. Read(Catalogue.small.Single(study => study.Name == "small-deep")
            .With("model.centring = mean", "model.decoder = untied identity", "training.loss = sum-of-squares")).GetProperty("encode").EnumerateArray()];
        deep.Select(layer => layer.TryGetProperty("centre", out _)).ShouldBe([true, false]);
        Read(Small.Study).TryGetProperty("centring", out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("k-largest", "as-learned", "k-largest")]
    [InlineData("k-largest", "above-threshold", "at-least")]
    [InlineData("k-largest-of-batch", "as-learned", "at-least")]
    [InlineData("k-largest-of-batch", "k-largest-of-each", "k-largest")]
    public void Codes_say_how_they_select_once_they_are_learned(string code, string selection, string function)
    {
        JsonElement layer = Read(Catalogue.small.Single(study => study.Name == "small-batch-k").With($"model.code = {code}", $"model.selection = {selection}")).GetProperty("encode")[0];
        layer.GetProperty("function").GetString().ShouldBe(function);
        (layer.TryGetProperty("k", out _), layer.TryGetProperty("threshold", out _)).ShouldBe((function == "k-largest", function == "at-least"));
    }

    [Fact]
    public void Its_fingerprint_changes_with_what_the_weights_depend_on_and_with_nothing_else()
    {
        Study small = Small.Study;
        string original = FingerprintOf(small);
        FingerprintOf(small.With("training.consistency-weight = 0.06")).ShouldNotBe(original);
        FingerprintOf(small.With("evaluation.pca-components = 7")).ShouldBe(original);
        FingerprintOf(Studies.Of("other", Text(small))).ShouldBe(original);
    }

    private static string[] Text(Study study) => CanonicalText.ofStudy(study).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string FingerprintOf(Study study) => Read(study).GetProperty("fingerprint").GetString()!;

    private static JsonElement Read(Study study) => JsonDocument.Parse(ModelConfiguration.Text(study)).RootElement;
}
