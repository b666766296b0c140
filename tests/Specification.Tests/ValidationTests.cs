using System.Globalization;
using ResearchPipeline.Experiments;

namespace ResearchPipeline.Specification.Tests;

/// <summary>The limits of every choice: the last value that is allowed on each side, and the first that is not; and choices that do not go together.</summary>
public sealed class ValidationTests
{
    private static Study Main => KSparseEnsemble.study;

    [Theory]
    [InlineData("training images", 60_000, "dataset.train-images = {0}", "training.batch-size = 1")]
    [InlineData("latents", 46_340, "model.latents = {0}", "model.k = 1")]
    [InlineData("members", 64, "training.members = {0}")]
    [InlineData("images that are learned from", 60_000, "training.images = {0}", "training.batch-size = 1")]
    [InlineData("images of each class that are learned from", 6_000, "training.images = per-class {0}", "training.batch-size = 1")]
    [InlineData("batch size", 60_000, "training.batch-size = {0}")]
    [InlineData("images without a feature in their code", 1_000_000_000, "training.auxiliary-loss = aux-k {0} 64 1")]
    [InlineData("latents of the auxiliary loss", 65_535, "training.auxiliary-loss = aux-k 1000 {0} 1")]
    [InlineData("PCA components", 784, "evaluation.pca-components = {0}")]
    [InlineData("units of a hidden layer", 65_535, "model.decoder = untied relu", "model.hidden = {0} relu")]
    [InlineData("history of L-BFGS", 1_000, "training.batch-size = full", "training.epochs = 1", "training.averaging = last-step", "training.optimizer = l-bfgs {0} 9")]
    [InlineData("iterations of L-BFGS", 1_000_000, "training.batch-size = full", "training.epochs = 1", "training.averaging = last-step", "training.optimizer = l-bfgs 9 {0}")]
    public void A_whole_number_may_be_its_limits_and_nothing_beyond(string name, int highest, params string[] lines)
    {
        Errors(lines, 1).ShouldBeEmpty();
        Errors(lines, highest).ShouldBeEmpty();
        foreach (int wrong in (int[])[0, -1, highest + 1])
        {
            Errors(lines, wrong).ShouldHaveSingleItem().ShouldBe($"{name} is {wrong}; it must lie between 1 and {highest}");
        }
    }

    [Theory]
    [InlineData("learning rate", double.Epsilon, 3.4e38, 0, 3.5e38, "training.adam.learning-rate = {0}")]
    [InlineData("beta1", 0, 0.9999, -1e-9, 1, "training.adam.beta1 = {0}")]
    [InlineData("beta2", 0, 0.9999, -1e-9, 1, "training.adam.beta2 = {0}")]
    [InlineData("epsilon", double.Epsilon, 3.4e38, 0, 3.5e38, "training.adam.epsilon = {0}")]
    [InlineData("learning rate", double.Epsilon, 3.4e38, 0, 3.5e38, "training.optimizer = momentum {0} 0.9")]
    [InlineData("last momentum", 0, 0.9999, -1e-9, 1, "training.optimizer = momentum 0.01 linear 0.5 {0} 5")]
    [InlineData("learning rate", double.Epsilon, 3.4e38, 0, 3.5e38, "training.optimizer = nesterov {0} 0.9")]
    [InlineData("momentum", 0, 0.9999, -1e-9, 1, "training.optimizer = nesterov linear 0.1 0.01 5 {0}")]
    [InlineData("share of inputs left out", 0, 0.9999, -1e-9, 1, "learner = classifier", "training.input-dropout = {0}")]
    [InlineData("share of codes left out", 0, 0.9999, -1e-9, 1, "learner = classifier", "input = frozen-codes", "training.members = 1", "training.code-dropout = {0}")]
    [InlineData("lambda", 0, 3.4e38, -1e-9, 3.5e38, "training.consistency-weight = {0}")]
    [InlineData("weight of the L1 penalty", 0, 3.4e38, -1e-9, 3.5e38, "training.l1 = {0}")]
    [InlineData("weight decay", 0, 3.4e38, -1e-9, 3.5e38, "training.weight-decay = {0}")]
    [InlineData("rho", double.Epsilon, 0.9999, 0, 1, "model.code = activated sigmoid", "training.auxiliary-loss = none", "training.silent-features = leave", "training.mean-activation = kullback-leibler {0} 3")]
    [InlineData("beta", 0, 3.4e38, -1e-9, 3.5e38, "model.code = activated sigmoid", "training.auxiliary-loss = none", "training.silent-features = leave", "training.mean-activation = kullback-leibler 0.1 {0}")]
    [InlineData("encoding factor", 1, 20.49, 0.9999, double.PositiveInfinity, "model.encoding-factor = {0}")]
    [InlineData("deviation of the first weights", double.Epsilon, 3.4e38, 0, 3.5e38, "model.initialization = normal {0}")]
    [InlineData("ridge of the whitening", 1e-10, 3.4e38, 9.9e-11, 3.5e38, "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = activated identity", "model.decoder = untied identity", "model.centring = mean", "model.latents = 784", "model.bias = encoder-and-decoder", "model.initialization = whitening {0}")]
    [InlineData("share of masked values", 0, 0.9999, -1e-9, 1, "training.corruption = masking {0}")]
    [InlineData("deviation of the noise", double.Epsilon, 3.4e38, 0, 3.5e38, "training.corruption = noise {0}")]
    [InlineData("maximum frequency of a silent feature", 0, 0.9999, -1e-9, 1, "training.silent-features = restart-from-residuals {0} 1")]
    [InlineData("restart scale", double.Epsilon, 3.4e38, 0, 3.5e38, "training.silent-features = restart-from-residuals 0 {0}")]
    [InlineData("coefficient of the auxiliary loss", double.Epsilon, 3.4e38, 0, 3.5e38, "training.auxiliary-loss = aux-k 1000 64 {0}")]
    [InlineData("share of steps with a falling rate", double.Epsilon, 1, 0, 1.0000001, "training.rate-schedule = linear-to-zero {0}")]
    [InlineData("averaging decay", double.Epsilon, 0.9999, 0, 1, "training.averaging = exponential {0}")]
    public void A_real_number_may_be_its_limits_and_nothing_beyond(string name, double lowest, double highest, double below, double above, params string[] lines)
    {
        Errors(lines, lowest).ShouldBeEmpty();
        Errors(lines, highest).ShouldBeEmpty();
        foreach (double wrong in (double[])[below, above, double.NaN, double.NegativeInfinity])
        {
            Errors(lines, wrong).ShouldHaveSingleItem().ShouldStartWith($"{name} is {wrong}; it must be ");
        }
    }

    [Theory]
    [InlineData("a-1", true)]
    [InlineData("", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("../a", false)]
    [InlineData("é", false)]
    public void A_name_is_made_of_lower_case_letters_digits_and_hyphens(string name, bool allowed) =>
        Validation.errors(Studies.Of(name, "evaluation.pca-components = 5")).Length.ShouldBe(allowed ? 0 : 1);

    [Theory]
    [InlineData(55_000, 5_000, true)]
    [InlineData(55_001, 5_000, false)]
    [InlineData(59_998, 2, true)]
    [InlineData(59_999, 2, false)]
    [InlineData(60_000, 2, false)]
    public void Nothing_is_learned_from_an_image_that_judges(int train, int judges, bool allowed) =>
        Errors("dataset.judged-by = validation", $"dataset.train-images = {train}", $"dataset.test-images = {judges}").Length.ShouldBe(allowed ? 0 : 1);

    [Theory]
    [InlineData("k is 1025; it must lie between 1 and 1024, the number of latents", "model.k = 1025")]
    [InlineData("k is 0; it must lie between 1 and 1024, the number of latents", "model.k = 0")]
    [InlineData("k is 1025; it must lie between 1 and 1024, the number of latents", "model.k = 1025", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = k-largest-of-batch")]
    [InlineData("encoding factor is 20.5; times k, which is up to 50, it must be at most 1024, the number of latents", "model.encoding-factor = 20.5")]
    [InlineData("encoding factor is 6; times k, which is up to 200, it must be at most 1024, the number of latents", "model.encoding-factor = 6", "model.k = linear 200 50 5")]
    [InlineData("batch size is 101; it must lie between 1 and 100, the number of training images", "dataset.train-images = 100", "training.batch-size = 101")]
    [InlineData("images that are learned from is 101; it must lie between 1 and 100, the number of training images", "dataset.train-images = 100", "training.batch-size = 10", "training.images = 101")]
    [InlineData("batch size is 51; it must lie between 1 and 50, the number of images that are learned from", "dataset.train-images = 100", "training.images = 50", "training.batch-size = 51")]
    [InlineData("images that are learned from is 110; it must lie between 1 and 100, the number of training images", "dataset.train-images = 100", "training.batch-size = 10", "training.images = per-class 11")]
    [InlineData("batch size is 51; it must lie between 1 and 50, the number of images that are learned from", "dataset.train-images = 100", "training.images = per-class 5", "training.batch-size = 51")]
    [InlineData("input: images that are learned from is 101; it must lie between 1 and 100, the number of training images", "dataset.train-images = 100", "training.batch-size = 10", "model.initialization = orthogonal", "input = frozen-codes", "input.training.images = 101")]
    [InlineData("validation images is 2001; it must lie between 2 and 2000, what 58000 training images leave of 60000", "dataset.judged-by = validation", "dataset.train-images = 58000", "dataset.test-images = 2001")]
    [InlineData("training images is 53001; it must lie between 1 and 53000, as many as every class leaves when it is left out", "dataset.left-out-class = 3", "dataset.train-images = 53001")]
    [InlineData("training images is 48001; it must lie between 1 and 48000, as many as every class leaves when it is left out", "dataset.left-out-class = 3", "dataset.judged-by = validation", "dataset.train-images = 48001")]
    [InlineData("validation images is 5001; it must lie between 2 and 5000, the number that is held back where a class is left out", "dataset.left-out-class = 3", "dataset.judged-by = validation", "dataset.test-images = 5001")]
    public void A_limit_that_another_choice_sets_is_named_by_it(string error, params string[] lines) => Errors(lines).ShouldHaveSingleItem().ShouldBe(error);

    [Theory]
    [InlineData("none", true)]
    [InlineData("0", true)]
    [InlineData("9", true)]
    [InlineData("-1", false)]
    [InlineData("10", false)]
    public void A_class_that_is_left_out_is_one_of_ten(string left, bool allowed) => Errors($"dataset.left-out-class = {left}")
        .ShouldBe(allowed ? [] : [$"the class that is left out is {left}; it must lie between 0 and 9"]);

    [Theory]
    [InlineData("only")]
    [InlineData("also")]
    public void Another_source_of_judges_is_another(string which)
    {
        Errors($"dataset.judges-of = {which} fashion-mnist").ShouldBeEmpty();
        Errors($"dataset.judges-of = {which} mnist").ShouldHaveSingleItem()
            .ShouldBe("another source of judges is MNIST, and it is the one that is learned from; judges of that alone are \"own\"");
    }

    // Of one image there is no variance to explain.
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(10_000, true)]
    [InlineData(10_001, false)]
    public void At_least_two_images_judge(int images, bool allowed) => Errors($"dataset.test-images = {images}").Length.ShouldBe(allowed ? 0 : 1);

    [Fact]
    public void Such_a_limit_may_be_reached()
    {
        Errors("model.k = 1024").ShouldBeEmpty();
        Errors("dataset.train-images = 100", "training.batch-size = 100").ShouldBeEmpty();
        Errors("dataset.train-images = 100", "training.images = 50", "training.batch-size = 50").ShouldBeEmpty();
        Errors("dataset.train-images = 100", "training.images = per-class 10", "training.batch-size = 100").ShouldBeEmpty();
        Errors("dataset.train-images = 100", "training.images = 100", "training.batch-size = full", "training.optimizer = momentum 0.1 0.9").ShouldBeEmpty();
    }

    [Fact]
    public void Who_leaves_no_image_to_validate_with_is_told_how_to() => Errors("dataset.judged-by = validation", "dataset.train-images = 60000")
        .ShouldHaveSingleItem().ShouldBe("training images is 60000, which leaves none of 60000 to validate with; --validation holds the last 5000 back");

    [Fact]
    public void Components_of_the_baselines_ascend_and_none_comes_twice()
    {
        Errors("evaluation.pca-components = 5 50").ShouldBeEmpty();
        Errors("evaluation.pca-components = ").ShouldHaveSingleItem().ShouldStartWith("there are no PCA components");
        Errors("evaluation.pca-components = 5 5").ShouldHaveSingleItem().ShouldBe("PCA components are 5 5; they must ascend");
        Errors("evaluation.pca-components = 50 5").ShouldHaveSingleItem().ShouldContain("they must ascend");
    }

    [Theory]
    [InlineData("the decoder is tied and there are hidden layers", "model.hidden = 500 relu")]
    [InlineData("the decoder is tied and there are hidden layers", "model.hidden = 500 relu", "model.decoder = tied-activated sigmoid")]
    [InlineData("the decoder is tied and there are hidden layers", "model.hidden = 500 relu", "model.decoder = tied-scaled sigmoid")]
    [InlineData("the decoder is tied-activated identity, which changes nothing; without a function it is called tied", "model.decoder = tied-activated identity")]
    [InlineData("inputs are centred, and the decoder has no bias that could give their mean back", "model.centring = mean", "model.bias = none")]
    [InlineData("inputs are centred, and the decoder has no bias that could give their mean back", "model.centring = mean", "model.bias = encoder-and-decoder", "model.decoder = tied-activated sigmoid")]
    [InlineData("the weights start against the mean image, and the input is no image", "input = frozen-codes", "input.model.latents = 20")]
    [InlineData("the weights start as a whitening, which is a linear map and another back", "model.latents = 784", "model.initialization = whitening 0.1")]
    [InlineData("latents is 1024 and the weights start as a whitening; it has as many as an image has numbers, 784", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = activated identity", "model.decoder = untied identity", "model.centring = mean", "model.bias = encoder-and-decoder", "model.initialization = whitening 1")]
    [InlineData("latents is 1024 and the weights start as a whitening; it has as many as the codes below, 20", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = activated identity", "model.decoder = untied identity", "model.centring = mean", "model.bias = encoder-and-decoder", "input = frozen-codes", "input.model.latents = 20", "model.initialization = whitening 1")]
    [InlineData("input: latents is 784 and the weights start as a whitening; it has as many as an image has numbers, 192", "dataset.source = cifar-10-patches", "dataset.train-images = 50000", "evaluation.pca-components = 50", "input = frozen-codes", "model.initialization = orthogonal", "input.model.code = activated identity", "input.model.decoder = untied identity", "input.model.centring = mean", "input.model.latents = 784", "input.model.bias = encoder-and-decoder", "input.model.initialization = whitening 1")]
    [InlineData("a Gaussian code and a weight of the prior (training.prior) belong together", "training.prior = 1")]
    [InlineData("a Gaussian code and a weight of the prior (training.prior) belong together", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = gaussian")]
    [InlineData("the auxiliary loss is of silent features", "training.silent-features = leave", "model.code = activated sigmoid")]
    [InlineData("silent features are restarted", "training.auxiliary-loss = none", "model.code = activated sigmoid")]
    [InlineData("cross-entropy compares probabilities", "training.loss = cross-entropy")]
    [InlineData("cross-entropy compares probabilities; the decoder must end in a sigmoid", "training.loss = cross-entropy", "model.decoder = tied-scaled identity")]
    [InlineData("cross-entropy compares probabilities; the decoder must end in a sigmoid", "training.loss = cross-entropy", "model.decoder = tied-activated tanh")]
    [InlineData("cross-entropy compares probabilities; the input must be pixels", "model.initialization = orthogonal", "input = frozen-codes", "model.decoder = untied sigmoid", "training.loss = cross-entropy")]
    [InlineData("mean activations are held near rho", "training.mean-activation = kullback-leibler 0.1 3")]
    [InlineData("mean activations are held near rho", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = gaussian", "training.prior = 1", "training.mean-activation = kullback-leibler 0.1 3")]
    [InlineData("L-BFGS learns from all images at once", "training.epochs = 1", "training.averaging = last-step", "training.optimizer = l-bfgs 20 400")]
    [InlineData("the code is the k largest of a batch and the batch is full", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = k-largest-of-batch", "training.batch-size = full")]
    [InlineData("the auxiliary loss is of silent features", "training.silent-features = leave", "model.code = k-largest-of-batch")]
    [InlineData("the selection is above-threshold and the encoding factor is not 1", "model.selection = above-threshold", "model.encoding-factor = 2")]
    [InlineData("the selection is k-largest-of-each, which is how a k-largest code learns; it is called as-learned", "model.selection = k-largest-of-each")]
    [InlineData("the selection is above-threshold, which is how a k-largest-of-batch code selects once it is learned", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = k-largest-of-batch", "model.selection = above-threshold")]
    [InlineData("the selection is another than as-learned, and the code selects nothing", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = activated relu", "model.selection = above-threshold")]
    [InlineData("the selection is another than as-learned, and the code selects nothing", "training.auxiliary-loss = none", "training.silent-features = leave", "model.code = gaussian", "training.prior = 1", "model.selection = k-largest-of-each")]
    [InlineData("the rate changes by itself", "training.optimizer = momentum linear 0.1 0.01 5 0.9", "training.rate-schedule = cosine-to-zero")]
    [InlineData("the rate changes by itself", "training.optimizer = nesterov linear 0.1 0.01 5 0.9", "training.rate-schedule = linear-to-zero 0.2")]
    [InlineData("the codes are fine-tuned and the learner is an autoencoder", "model.initialization = orthogonal", "input = fine-tuned-codes")]
    [InlineData("codes are left out and the input is pixels", "learner = classifier", "training.code-dropout = 0.5")]
    [InlineData("values are left out of the images and the codes are frozen", "learner = classifier", "input = frozen-codes", "training.input-dropout = 0.2")]
    [InlineData("the input is the codes of a classifier", "model.initialization = orthogonal", "input = frozen-codes", "input.learner = classifier")]
    [InlineData("the input is the reconstructions of a classifier", "learner = classifier", "input = frozen-reconstructions", "input.learner = classifier")]
    [InlineData("the input is reconstructions and the learner is an autoencoder; only a classifier", "model.initialization = orthogonal", "input = frozen-reconstructions")]
    [InlineData("input: the input is reconstructions and the learner is an autoencoder", "learner = classifier", "input = frozen-codes", "training.members = 1", "input.input = frozen-reconstructions")]
    [InlineData("codes are left out and the input is reconstructions", "learner = classifier", "input = frozen-reconstructions", "training.members = 1", "training.code-dropout = 0.5")]
    [InlineData("values are left out of the images and the input is reconstructions", "learner = classifier", "input = frozen-reconstructions", "training.members = 1", "training.input-dropout = 0.2")]
    [InlineData("input: the decoder is tied and there are hidden layers", "model.initialization = orthogonal", "input = frozen-codes", "input.model.hidden = 5 tanh")]
    [InlineData("epochs is 0; it must lie between 1 and 10000 everywhere but below another learner", "training.epochs = 0")]
    [InlineData("epochs is 0; it must lie between 1 and 10000 everywhere but below", "learner = classifier", "input = fine-tuned-codes", "training.epochs = 0")]
    [InlineData("epochs is -1; it must lie between 1 and 10000", "training.epochs = -1")]
    [InlineData("epochs is 10001; it must lie between 1 and 10000", "training.epochs = 10001")]
    [InlineData("input: epochs is 0 and k changes over the epochs", "learner = classifier", "input = fine-tuned-codes", "training.members = 1", "input.model.latents = 20", "input.model.k = linear 4 2 3", "input.training.epochs = 0")]
    [InlineData("input: batch size is 2000; it must lie between ", "model.initialization = orthogonal", "dataset.train-images = 1000", "input = frozen-codes", "input.training.batch-size = 2000")]
    public void Choices_that_do_not_go_together_are_refused(string error, params string[] lines) => Errors(lines).ShouldHaveSingleItem().ShouldStartWith(error);

    // What is drawn or changes while the line search looks is refused; the same for every other optimiser is not.
    [Theory]
    [InlineData("L-BFGS minimises one function; a corruption is drawn anew", "training.corruption = masking 0.3")]
    [InlineData("L-BFGS minimises one function; a corruption is drawn anew", "training.corruption = noise 0.3")]
    [InlineData("L-BFGS minimises one function; a Gaussian code is drawn anew", "model.code = gaussian", "training.prior = 1")]
    [InlineData("L-BFGS minimises one function; k changes over the epochs", "model.k = linear 9 3 2")]
    [InlineData("L-BFGS minimises one function; what is left out is drawn anew", "learner = classifier", "training.input-dropout = 0.2")]
    [InlineData("L-BFGS minimises one function; what is left out is drawn anew", "learner = classifier", "input = fine-tuned-codes", "training.code-dropout = 0.2")]
    public void What_changes_from_step_to_step_is_no_function_for_lbfgs(string error, params string[] lines)
    {
        string[] plain = ["model.latents = 20", "training.batch-size = full", "training.averaging = last-step", "training.epochs = 1", .. lines];
        Study full = Studies.Of("a", "evaluation.pca-components = 5").With(plain);
        Validation.errors(full.With("training.optimizer = l-bfgs 10 50")).ShouldHaveSingleItem().ShouldStartWith(error);
        Validation.errors(full).ShouldBeEmpty();
    }

    [Fact]
    public void The_k_largest_of_a_batch_are_twice_wrong_for_lbfgs() =>
        Validation.errors(Studies.Of("a", "evaluation.pca-components = 5").With("model.code = k-largest-of-batch", "training.batch-size = full", "training.optimizer = l-bfgs 10 50"))
            .ShouldBe(
            [
                "the code is the k largest of a batch and the batch is full; it needs batches of a size",
                "L-BFGS minimises one function; the k largest of a batch change with the batch",
            ]);

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(5, 1, true)]
    [InlineData(1, 5, false)]
    [InlineData(2, 5, false)]
    public void A_member_learns_from_the_codes_of_one(int members, int below, bool allowed)
    {
        string[] errors = Errors("learner = classifier", "input = frozen-codes", $"training.members = {members}", $"input.training.members = {below}");
        errors.ShouldBe(allowed ? [] : [$"members is {members} and {below} in the learner below; a member learns from the codes of the one with its number, or of the only one"]);
    }

    [Theory]
    [InlineData("training.optimizer = momentum 0.1 0.9", "training.batch-size = full")]
    [InlineData("training.optimizer = nesterov 0.1 linear 0.5 0.9 5", "training.rate-schedule = cosine-to-zero")]
    [InlineData("training.optimizer = momentum linear 0.1 0.01 5 linear 0.5 0.9 5")]
    [InlineData("training.batch-size = full")]
    [InlineData("training.rate-schedule = cosine-to-zero")]
    [InlineData("model.code = activated sigmoid", "model.bias = encoder-and-decoder")]
    [InlineData("model.code = activated sigmoid", "training.mean-activation = kullback-leibler 0.1 3")]
    [InlineData("model.hidden = 40 relu", "model.decoder = untied identity")]
    [InlineData("model.centring = mean", "model.bias = encoder-and-decoder", "model.hidden = 40 relu", "model.decoder = untied identity")]
    [InlineData("model.decoder = tied-activated sigmoid", "training.loss = cross-entropy")]
    [InlineData("model.decoder = tied-scaled sigmoid", "training.loss = cross-entropy")]
    [InlineData("model.decoder = tied-scaled identity", "model.code = activated relu")]
    [InlineData("model.code = k-largest-of-batch", "model.decoder = untied identity", "model.k = linear 4 2 3")]
    [InlineData("model.code = k-largest-of-batch", "model.selection = k-largest-of-each")]
    [InlineData("model.code = k-largest", "model.selection = above-threshold", "training.rate-schedule = cosine-to-zero")]
    [InlineData("model.code = gaussian", "training.prior = 0.5", "training.loss = sum-of-squares")]
    [InlineData("learner = classifier", "training.input-dropout = 0.2")]
    [InlineData("learner = classifier", "input = fine-tuned-codes", "training.input-dropout = 0.2", "training.code-dropout = 0.5")]
    [InlineData("learner = classifier", "input = frozen-codes", "training.code-dropout = 0.5", "input.input = frozen-codes", "training.optimizer = nesterov 0.1 0.9")]
    [InlineData("learner = classifier", "input = fine-tuned-codes", "input.model.code = gaussian", "input.training.prior = 1", "training.batch-size = full", "training.optimizer = l-bfgs 10 50")]
    [InlineData("learner = classifier", "input = frozen-reconstructions", "input.input = frozen-codes", "input.input.training.epochs = 0")]
    [InlineData("training.epochs = 1")]
    [InlineData("training.epochs = 10000")]
    [InlineData("learner = classifier", "input = fine-tuned-codes", "input.training.epochs = 0")]
    [InlineData("learner = classifier", "input = frozen-codes", "input.training.epochs = 0")]
    [InlineData("learner = classifier", "input = fine-tuned-codes", "input.input = frozen-codes", "input.input.training.epochs = 0")]
    [InlineData("learner = classifier", "input = fine-tuned-codes", "input.training.epochs = 0", "input.model.code = activated sigmoid", "input.training.batch-size = full", "input.training.optimizer = l-bfgs 10 50")]
    [InlineData("training.loss = half-sum-of-squares", "training.l1 = 0.1", "training.weight-decay = 0.001")]
    public void What_makes_sense_is_not_refused(params string[] lines) =>
        Validation.errors(Studies.Of("a", "evaluation.pca-components = 5", "model.latents = 20").With(lines)).ShouldBeEmpty();

    private static string[] Errors(string[] lines, object value) => Errors([.. lines.Select(line => string.Format(CultureInfo.InvariantCulture, line, value))]);

    private static string[] Errors(params string[] lines) => Validation.errors(Main.With(lines));
}
