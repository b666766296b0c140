namespace ResearchPipeline.Specification.Tests;

/// <summary>Values that a choice can have.</summary>
internal static class OtherValues
{
    private static readonly Dictionary<string, string[]> ByKey = new()
    {
        ["input"] = ["pixels", "frozen-codes", "fine-tuned-codes", "frozen-reconstructions"],
        ["learner"] = ["autoencoder", "classifier"],
        ["model.bias"] = ["none", "encoder-and-decoder"],
        ["model.centring"] = ["none", "mean"],
        ["model.code"] = ["k-largest", "k-largest-of-batch", "activated sigmoid", "activated tanh", "gaussian"],
        ["model.decoder"] = ["tied", "tied-activated sigmoid", "tied-scaled identity", "tied-scaled sigmoid", "untied identity", "untied sigmoid"],
        ["model.encoding-factor"] = ["1", "1.5"],
        ["model.hidden"] = ["none", "30 relu", "30 relu 20 tanh"],
        ["model.initialization"] = ["orthogonal", "orthogonal-against-mean", "glorot", "normal 0.01", "whitening 0.1"],
        ["model.k"] = ["1", "2", "linear 3 1 2"],
        ["model.latents"] = ["20", "25"],
        ["model.selection"] = ["as-learned", "above-threshold", "k-largest-of-each"],
        ["seed"] = ["1"],
        ["training.adam.beta1"] = ["0.5"],
        ["training.adam.beta2"] = ["0.95"],
        ["training.adam.epsilon"] = ["1E-06"],
        ["training.adam.learning-rate"] = ["0.01"],
        ["training.auxiliary-loss"] = ["none", "aux-k 100 2 0.25"],
        ["training.averaging"] = ["last-step", "exponential 0.5"],
        ["training.batch-size"] = ["10", "full"],
        ["training.code-dropout"] = ["0", "0.25"],
        ["training.consistency-weight"] = ["0", "0.5"],
        ["training.corruption"] = ["none", "masking 0.2", "noise 0.2"],
        ["training.epochs"] = ["0", "1", "3"],
        ["training.images"] = ["all", "50", "per-class 5"],
        ["training.input-dropout"] = ["0", "0.25"],
        ["training.l1"] = ["0", "0.5"],
        ["training.loss"] = ["mean-squared-error", "sum-of-squares", "half-sum-of-squares", "cross-entropy"],
        ["training.mean-activation"] = ["none", "kullback-leibler 0.2 1"],
        ["training.members"] = ["1", "2", "5"],
        ["training.optimizer"] = ["adam", "momentum 0.1 0.9", "nesterov 0.1 linear 0.5 0.9 2", "l-bfgs 5 20"],
        ["training.precision"] = ["single", "mixed"],
        ["training.prior"] = ["1", "2"],
        ["training.rate-schedule"] = ["constant", "linear-to-zero 0.5", "cosine-to-zero"],
        ["training.row-norms"] = ["learned", "of-the-start"],
        ["training.silent-features"] = ["leave", "restart-from-residuals 0 1"],
        ["training.weight-decay"] = ["0", "0.01"],
    };

    /// <summary>Values of a key, however deep its learner lies; none for what has no choice or is no learner's.</summary>
    public static string[] Of(string key) => ByKey.GetValueOrDefault(Own(key), []);

    /// <summary>The key as the learner has it whose choice it is.</summary>
    public static string Own(string key) => key.Split("input.")[^1];
}
