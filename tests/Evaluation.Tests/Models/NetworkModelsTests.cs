using ResearchPipeline.Compute;
using ResearchPipeline.Evaluation.Capabilities;
using ResearchPipeline.Evaluation.Models;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;
using ResearchPipeline.Tensors;
using ResearchPipeline.Training.Networks;

namespace ResearchPipeline.Evaluation.Tests.Models;

public sealed class NetworkModelsTests
{
    private static readonly string[] OfUnits = ["units", "activation_distribution"];
    private static readonly string[] OfSparseCodes = ["codes", "top_examples", "activation_histogram", "class_patterns"];
    private static readonly string[] OfFeatures = ["features", "dictionary", "encoder"];
    private static readonly string[] OfSparseFeatures = [.. OfSparseCodes, .. OfFeatures, "coverage", "consistency", "matched_cosines", "recovery", "random_recovery"];
    private static readonly string[] OfDenoising = ["denoising", "denoising_examples"];
    private static readonly string[] OfReconstructions = ["reconstruction", "baselines", "examples"];
    private static readonly string[] Always = ["summary", "images", "dataset", "dataset_classes", "loss", "layer_features"];

    public static TheoryData<string> Names => [.. Catalogue.small.Select(study => study.Name)];

    public static TheoryData<string, string[]> Tables() => new()
    {
        { "small-kl-sparse", [.. OfReconstructions, .. OfUnits, .. OfFeatures] },
        { "small-denoising-noise", [.. OfReconstructions, .. OfUnits, .. OfFeatures, .. OfDenoising] },
        { "small-deep", [.. OfReconstructions, .. OfUnits] },
        { "small-k-sparse", [.. OfReconstructions, .. OfSparseFeatures] },
        { "small-batch-k", [.. OfReconstructions, .. OfSparseFeatures] },
        { "small-variational", [.. OfReconstructions, "samples", "elbo", "posterior", "interpolations"] },
        { "small-stack", ["classification", "mistakes"] },
        { "small-reconstructions", ["classification", "mistakes"] },
        { "small-softmax", ["classification", "mistakes"] },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_model_can_do_is_known_before_it_is_there(string name)
    {
        using IBackend backend = Backends.Create("auto", 1);
        object model = SmallModel.Of(SmallModel.LearnerOf(name), backend);
        model.GetType().ShouldBe(NetworkModels.TypeOf(SmallModel.LearnerOf(name)));
        using PublishedTables tables = new(model, backend, (_, _) => { });
        Directory.EnumerateFiles(tables.Folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .ShouldBe(EvaluationRun.Files(model.GetType(), [Question.Everything]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Networks_have_the_tables_that_make_sense_of_them(string name, string[] tables) => ResultTables.Names(NetworkModels.TypeOf(SmallModel.LearnerOf(name)), [Question.Everything])
        .Order(StringComparer.Ordinal).ShouldBe(Always.Concat(tables).Order(StringComparer.Ordinal));

    // Codes of a learner below that are corrupted are no corrupted images.
    [Fact]
    public void Only_what_corrupts_images_is_shown_corrupted_ones()
    {
        Learner denoising = SmallModel.LearnerOf("small-denoising-noise");
        Learner above = new(Representation.NewCodesOf(denoising, Tuning.Frozen), denoising.Aim, denoising.Training);
        NetworkModels.TypeOf(denoising).ShouldBe(typeof(CorruptingMembers<UnitDictionary>));
        NetworkModels.TypeOf(above).ShouldBe(typeof(NetworkMembers<UnitAutoencoder>));
    }

    // The geometric mean of two members' probabilities, made to sum to 1.
    [Fact]
    public void Several_classifiers_say_together_what_the_mean_of_their_logits_says()
    {
        using IBackend backend = Backends.Create("auto", 1);
        Learner one = SmallModel.LearnerOf("small-softmax");
        Learner two = Catalogue.small.Single(study => study.Name == "small-softmax").With("training.members = 2").Learner;
        object model = SmallModel.Of(two, backend);
        model.GetType().ShouldBe(NetworkModels.TypeOf(two));
        ImageBatch images = ImageBatch.Of(TinyStudy.Data.Test)[0];
        Matrix[] members = Array.ConvertAll(Capability.OfMembers<IClassifies>(model), member => member.Classify(images));
        members.Length.ShouldBe(2);
        Matrix together = Capability.OfWhole<IClassifies>(model)!.Classify(images);
        for (int image = 0; image < images.Rows; image++)
        {
            double[] products = [.. Enumerable.Range(0, 10).Select(label => Math.Sqrt((double)members[0].Row(image)[label] * members[1].Row(image)[label]))];
            for (int label = 0; label < 10; label++)
            {
                together.Row(image)[label].ShouldBe((float)(products[label] / products.Sum()), 1e-6);
            }
        }

        Capability.OfWhole<IClassifies>(SmallModel.Of(one, backend)).ShouldBeNull();
    }

    // 24 latents; a layer of 40 before the code of the variational one, which has means and variances; 16 latents above 24 in the stack, whose decoders are not used any more.
    [Theory]
    [InlineData("small-softmax", 784 * 10 + 10)]
    [InlineData("small-kl-sparse", 2 * 784 * 24 + 24 + 784)]
    [InlineData("small-tied-linear", 784 * 24 + 24 + 784)]
    [InlineData("small-batch-k", 2 * 784 * 24 + 24 + 784 + 1)]
    [InlineData("small-variational", 784 * 40 + 40 + 40 * 48 + 48 + 24 * 40 + 40 + 40 * 784 + 784)]
    [InlineData("small-stack", 784 * 24 + 24 + 24 * 16 + 16 + 16 * 10 + 10)]
    [InlineData("small-probe", 784 * 24 + 24 + 24 * 10 + 10)]
    [InlineData("small-reconstructions", 784 * 24 + 24 + 784 + 784 * 10 + 10)]
    public void Parameters_are_those_that_evaluation_needs(string name, long expected)
    {
        using IBackend backend = Backends.Create("auto", 1);
        ((IHasSizes)SmallModel.Of(SmallModel.LearnerOf(name), backend)).SizeOf(0, 2).Parameters.ShouldBe(expected);
    }

    [Fact]
    public void A_stack_counts_the_decoders_that_make_images_of_its_codes()
    {
        using IBackend backend = Backends.Create("auto", 1);
        Learner second = SmallModel.LearnerOf("small-stack").Below()!;
        object model = SmallModel.Of(second, backend);
        ((IHasSizes)model).SizeOf(0, 2).Parameters.ShouldBe(2 * 784 * 24 + 24 + 784 + 2 * 24 * 16 + 24 + 16);
        Capability.OfMembers<IHasOutputs>(model)[0].AreProbabilities.ShouldBeTrue();
    }

    [Theory]
    [InlineData("small-stack", "24x784 16x24 10x16")]
    [InlineData("small-variational", "40x784 24x40")]
    [InlineData("small-kl-sparse", "24x784")]
    [InlineData("small-reconstructions", "10x784")]
    [InlineData("small-softmax", "10x784")]
    public void Layers_lead_from_pixels_to_codes_or_classes(string name, string expected)
    {
        using IBackend backend = Backends.Create("auto", 1);
        IHasLayers member = Capability.OfMembers<IHasLayers>(SmallModel.Of(SmallModel.LearnerOf(name), backend))[0];
        string.Join(' ', member.Layers.Select(layer => $"{layer.Rows}x{layer.Columns}")).ShouldBe(expected);
    }

    [Theory]
    [InlineData("small-kl-sparse", true)]
    [InlineData("small-l1", false)]
    [InlineData("small-tied-linear", false)]
    [InlineData("small-k-sparse", false)]
    public void Reconstructions_are_probabilities_where_a_sigmoid_makes_them(string name, bool expected)
    {
        using IBackend backend = Backends.Create("auto", 1);
        Capability.OfMembers<IHasOutputs>(SmallModel.Of(SmallModel.LearnerOf(name), backend))[0].AreProbabilities.ShouldBe(expected);
    }

    [Theory]
    [InlineData("small-kl-sparse", 0, 1)]
    [InlineData("small-nesterov", -1, 1)]
    [InlineData("small-plain", null, null)]
    [InlineData("small-l1", null, null)]
    public void Units_know_the_range_of_their_function(string name, int? low, int? high)
    {
        using IBackend backend = Backends.Create("auto", 1);
        (double Low, double High)? range = Capability.OfMembers<IHasUnits>(SmallModel.Of(SmallModel.LearnerOf(name), backend))[0].Range;
        (range?.Low, range?.High).ShouldBe((low, high));
    }

    [Theory]
    [InlineData("small-kl-sparse", false)]
    [InlineData("small-tied-linear", true)]
    public void An_encoder_is_the_features_where_weights_are_tied(string name, bool expected)
    {
        using IBackend backend = Backends.Create("auto", 1);
        object model = SmallModel.Of(SmallModel.LearnerOf(name), backend);
        Matrix encoder = Capability.OfMembers<IHasEncoder>(model)[0].Encoder;
        Matrix features = Capability.OfMembers<IHasFeatures>(model)[0].Features;
        (encoder.Rows, encoder.Columns, features.Rows, features.Columns).ShouldBe((24, 784, 24, 784));
        encoder.Values.SequenceEqual(features.Values).ShouldBe(expected);
        encoder.Values.SequenceEqual(Capability.OfMembers<IHasLayers>(model)[0].Layers[0].Values).ShouldBeTrue();
    }
}
