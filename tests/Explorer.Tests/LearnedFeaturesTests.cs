using ResearchPipeline.Files;
using ResearchPipeline.Tensors;

namespace ResearchPipeline.Explorer.Tests;

/// <summary>Features as lists of weights, by what cfg.json says of a model.</summary>
public sealed class LearnedFeaturesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("learned-").FullName;

    // 2 x 3: as rows two features of three pixels, as columns three of two.
    private static readonly Dictionary<string, TensorView> Tensors = new()
    {
        ["member.00.weight"] = TensorView.Of((float[])[3, 0, 4, 0, 0, 0], 2, 3),
        ["member.00.decoder-weight"] = TensorView.Of((float[])[3, 0, 5, 4, 2, 12], 2, 3),
    };

    [Theory]
    [InlineData("""{"architecture": "topk"}""")]
    [InlineData("""{"architecture": "autoencoder", "decode": [{"weight": "weight", "transposed": true}]}""")]
    public void Of_tied_weights_a_feature_is_a_row(string configuration) =>
        Of(configuration)!.UnitsOf(Tensors, 0).ShouldBe([[0.6, 0, 0.8], [0, 0, 0]]);

    [Fact]
    public void Of_a_decoder_of_its_own_a_feature_is_a_column() =>
        Of("""{"architecture": "autoencoder", "decode": [{"weight": "decoder-weight", "transposed": false}]}""")!
            .UnitsOf(Tensors, 0).ShouldBe([[0.6, 0.8], [0, 1], [5 / 13.0, 12 / 13.0]]);

    [Theory]
    [InlineData("""{"architecture": "classifier", "classify": []}""")]
    [InlineData("""{"architecture": "autoencoder", "decode": "W^T z"}""")]
    [InlineData("""{"architecture": "autoencoder", "decode": [{"weight": "a", "transposed": false}, {"weight": "b", "transposed": false}]}""")]
    public void Where_no_single_layer_decodes_there_are_none(string configuration) => Of(configuration).ShouldBeNull();

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"architecture": "autoencoder", "decode": [{"transposed": false}]}""")]
    public void What_is_malformed_is_said_with_the_files_name(string configuration) =>
        Should.Throw<DataException>(() => Of(configuration)).Message.ShouldContain("cfg.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private LearnedFeatures? Of(string configuration)
    {
        string file = Path.Combine(_folder, "cfg.json");
        File.WriteAllText(file, configuration);
        return LearnedFeatures.Of(file);
    }
}
