// Shared with Cake: build/parameters.cake loads this file, and Cake's scripts know no namespaces.

/// <summary>Every option there is: the command line, its help, its messages and Cake read this table, and no other.</summary>
internal static class OptionTable
{
    /// <summary>The device that libtorch computes on, where it is not the processor.</summary>
    public const string LibtorchOnCuda = "torch-cuda";

    private const Takers Working = Takers.Run | Takers.Stage | Takers.Plan | Takers.Explore;
    private const Takers Studying = Working | Takers.Verify | Takers.Replicate | Takers.MixedPrecision;
    private const Takers Choosing = Studying | Takers.Settings;
    private const Takers Looking = Takers.Status | Takers.Show | Takers.Compare | Takers.Collect | Takers.Export;

    /// <summary>The options in the order in which help and messages list them.</summary>
    /// <param name="studies">Names of the catalogue; the first is what runs when none is named.</param>
    public static IReadOnlyList<CommandOption> For(IReadOnlyList<string> studies) => [Study(studies), .. ChangingTheStudy, .. ChangingNoResult, .. OfRuns];

    /// <summary>The options that Cake takes.</summary>
    /// <param name="studies">Names of the catalogue.</param>
    public static IReadOnlyList<CommandOption> ThroughCake(IReadOnlyList<string> studies) => [.. For(studies).Where(row => !row.NotThroughCake)];

    /// <summary>The column of the table that stands for a target of Cake.</summary>
    public static Takers TakerOfTarget(string target) => target switch
    {
        "Clean" => Takers.Clean,
        "Plan" => Takers.Plan,
        "Status" => Takers.Status,
        "Settings" => Takers.Settings,
        "Verify" => Takers.Verify,
        "Replicate" => Takers.Replicate,
        "MixedPrecision" => Takers.MixedPrecision,
        "Arms" => Takers.Arms,
        "Explore" => Takers.Explore,
        "Compare" => Takers.Compare,
        "Export" => Takers.Export,
        "Sweep" => Takers.Sweep,
        "All" or "VerifyAll" or "Family" => Takers.All,
        "Devices" or "Toolchain" or "Build" or "Test" or "TestLong" or "TestTorch" or "Soak" or "Format" or "Describe" => Takers.None,
        _ => Takers.Run,
    };

    private static CommandOption Study(IReadOnlyList<string> studies) =>
        new("study", new ValueForm.Choice(studies), $"The study, {studies[0]} unless given; status lists all of them unless one is given", studies[0], Choosing | Takers.Arms | Takers.Status | Takers.Sweep);

    private static IReadOnlyList<CommandOption> ChangingTheStudy { get; } =
    [
        new("epochs", new ValueForm.WholeNumber(1, 10_000), "Passes over the training images", "5", Choosing) { Key = "training.epochs" },
        new("members", new ValueForm.WholeNumber(1, 64), "Autoencoders in the ensemble", "5", Choosing) { Key = "training.members" },
        new("topk", new ValueForm.WholeNumber(1, 46_340), "Latents that stay active for an image", "25", Choosing) { Key = "model.k", Letter = "k" },
        new("latents", new ValueForm.WholeNumber(1, 46_340), "Latents of an autoencoder", "2048", Choosing) { Key = "model.latents" },
        new("lambda", new ValueForm.NonNegativeNumber(), "Weight of the consistency term", "0.1", Choosing) { Key = "training.consistency-weight" },
        new("seed", new ValueForm.WholeNumber(0, ulong.MaxValue), "Seed of every random number; for an arm, the one of its seeds", "42", Choosing | Takers.Arms) { Key = "seed" },
        new("batch-size", new ValueForm.WholeNumber(1, 60_000), "Images of a training step", "128", Choosing) { Key = "training.batch-size" },
        new("validation", new ValueForm.Switch(), "Judge by the last training images, 5,000 of them or as many as there were test images, and learn from none of them", "", Choosing) { Key = "dataset.judged-by", Stands = "validation" },
        new("set", new ValueForm.Setting(), "Give a line of the specification another value, as often as wanted; a sweep takes several values of it, with commas between them", "training.averaging=last-step", Choosing | Takers.Sweep) { Repeats = true },
    ];

    private static IReadOnlyList<CommandOption> ChangingNoResult { get; } =
    [
        new("threads", new ValueForm.WholeNumber(1, 1024), "Threads to compute with, one for each processor unless given", "2", Studying | Takers.Arms | Takers.All | Takers.Sweep),
        new("device", new ValueForm.Choice(["auto", "cpu", "gpu", "cuda", "opencl", "reference", LibtorchOnCuda]), "Where learning is computed: auto is the first GPU that passes the probe, else the processor; the command devices lists them. torch-cuda is where libtorch computes, for replicate and mixed-precision alone", "cpu", Studying | Takers.Arms | Takers.All | Takers.Sweep),
        new("data-dir", new ValueForm.ExistingFolder(), "Folder with the files of the study's data set, raw or .gz; unless given, MNIST_DIR, FASHION_MNIST_DIR, SMALL_NORB_DIR or CIFAR_10_DIR names it", "/data/images", Studying | Takers.Arms | Takers.All | Takers.Sweep),
        new("offline", new ValueForm.Switch(), "Never use the network", "", Studying | Takers.Arms | Takers.All | Takers.Sweep),
        new("artifacts", new ValueForm.AnyFolder(), "Folder for data and results, artifacts/ unless given", "artifacts", Studying | Takers.Arms | Takers.All | Takers.Sweep | Looking),
        new("force", new ValueForm.Name("a stage of the study"), "Run this stage again though it is up to date", "train", Working),
        new("until", new ValueForm.Name("a stage of the study"), "The last stage to bring up to date", "train", Takers.Run | Takers.Plan | Takers.Sweep) { NotThroughCake = true },
        new("rtol", new ValueForm.NonNegativeNumber(), "Accept numbers that differ by at most this share of their size", "1e-6", Takers.Verify),
        new("debug", new ValueForm.Switch(), "Show stack traces of errors", "", Choosing | Takers.Arms | Takers.All | Takers.Sweep | Looking) { NotThroughCake = true },
        new("arm", new ValueForm.Name("an arm of the study"), "This arm of the study alone: arms keeps the other results that are there, verify compares one that the study compares, replicate learns any of them again, with the first of its seeds unless one is given", "lambda-0.1", Takers.Arms | Takers.Verify | Takers.Replicate),
        new("numbers", new ValueForm.Name("numbers, with commas between them: some of single, double, bf16, fp16"), "The numbers that libtorch learns in, all four unless given; the others are held against the first", "single,bf16,fp16", Takers.MixedPrecision),
        new("runs", new ValueForm.Switch(), "Delete the results of all runs as well", "", Takers.Clean),
    ];
    private static IReadOnlyList<CommandOption> OfRuns { get; } =
    [
        new("name", new ValueForm.Name("a run or a sweep, of your choice"), "What to call the run or the sweep, beside its fingerprint", "sparser", Takers.Run | Takers.Sweep),
        new("with", new ValueForm.Name("a run or of a study that was run, as compare takes it"), "Set the features of this run beside those of the study", "smoke", Takers.Explore),
        new("json", new ValueForm.Switch(), "Print JSON", "", Takers.Status | Takers.Compare),
        new("md", new ValueForm.Switch(), "Print a table of Markdown", "", Takers.Compare),
        new("html", new ValueForm.Name("a file that ends with .html"), "Write one page that opens from the disk: settings, measures, figures side by side, features with their twins", "compared.html", Takers.Compare),
        new("of", new ValueForm.Name("runs, or arms of sweeps, with commas between them"), "The runs, or what else the command takes, where words cannot be given, as through Cake", "smoke,published:kl-sparse", Takers.Compare | Takers.Export),
        new("to", new ValueForm.Name("a folder or a zip"), "Where to write, where words cannot be given, as through Cake", "main.zip", Takers.Export),
        new("sort", new ValueForm.Choice(["study", "mse", "pearson", "dead", "seconds", "size", "when"]), "The column by which runs are listed", "mse", Takers.Status),
        new("delete", new ValueForm.Switch(), "Delete what is listed", "", Takers.Collect),
        new("sweep", new ValueForm.Name("a sweep of the catalogue"), "A sweep that is written in experiments/, with its study, its values and its seeds", "sparsity-and-consistency", Takers.Sweep | Takers.Verify),
        new("seeds", new ValueForm.WholeNumber(1, 1000), "Run everything with so many seeds: the study's own, and the whole numbers after it", "3", Takers.Sweep | Takers.MixedPrecision),
        new("zip", new ValueForm.Switch(), "Take the first values together, the second values together, and so on, in place of every value with every other", "", Takers.Sweep),
        new("jobs", new ValueForm.WholeNumber(1, 1024), "Runs at a time, one for every two processors unless given; threads are shared out among them", "2", Takers.Sweep),
        new("retries", new ValueForm.WholeNumber(0, 100), "How often a run that failed is tried again, once unless given", "1", Takers.Sweep),
        new("engine", new ValueForm.Choice(["local", "slurm"]), "Where runs are started: in processes of this machine, or by Slurm, whose nodes must see this folder", "local", Takers.Sweep),
        new("sbatch", new ValueForm.Name("options of sbatch"), "What else Slurm is told of every run, with blanks between", "--mem=4G --gres=gpu:1", Takers.Sweep),
        new("task", new ValueForm.WholeNumber(0, 1_000_000), "Do this run of the frozen plan alone, by its number from 0: what a cluster's job does", "3", Takers.Sweep),
        new("through", new ValueForm.WholeNumber(0, 1_000_000), "With --task: do that run and those after it up to this one, one after another", "7", Takers.Sweep),
        new("collect", new ValueForm.Switch(), "Start no run, and write the table of those that are there", "", Takers.Sweep),
    ];
}
