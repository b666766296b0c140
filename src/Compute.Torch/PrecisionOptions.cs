using ResearchPipeline.Specification;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What the command line of a comparison of numbers says.</summary>
/// <param name="Study">The study, with what was changed in it.</param>
/// <param name="Run">Folder of its run, with the stage normalize.</param>
/// <param name="Output">Where everything goes.</param>
/// <param name="Threads">Of libtorch and of our own arithmetic.</param>
/// <param name="Numbers">Some of <see cref="Torch.Numbers.Names"/>; the first is what the others are held against.</param>
/// <param name="Device">"cpu" or "cuda".</param>
/// <param name="Seeds">How many: that of the study, and the whole numbers after it.</param>
internal sealed record PrecisionOptions(Study Study, string Run, string Output, int Threads, IReadOnlyList<string> Numbers, string Device, int Seeds)
{
    /// <summary>The first word of its command line.</summary>
    public const string Word = "precision";

    private const string Usage = "research-pipeline-torch precision --study=NAME --run=FOLDER --output=FOLDER [--set=KEY=VALUE …] [--threads=N] [--numbers=single,double,bf16,fp16] [--device=cpu|cuda] [--seeds=N]";

    private static readonly string[] Known = ["study", "run", "output", "set", "threads", "numbers", "device", "seeds"];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="ArgumentException">It is not understood, or asks for what shows nothing.</exception>
    public static PrecisionOptions Of(IReadOnlyList<string> arguments)
    {
        CommandWords words = new(arguments, Known, Usage);
        IReadOnlyList<string> numbers = words.SomeOf("numbers", Torch.Numbers.Names);
        int seeds = words.Whole("seeds", 3);
        return numbers.Count < 2
            ? throw new ArgumentException($"--numbers is \"{numbers[0]}\"; expected at least two, the first to hold the others against.")
            : seeds < 2
            ? throw new ArgumentException($"--seeds is \"{seeds}\"; expected at least 2, for one has no spread.")
            : new PrecisionOptions(
                words.Study(), words.Required("run"), words.Required("output"), words.Whole("threads", Environment.ProcessorCount), numbers, words.OneOf("device", LibTorch.Devices), seeds);
    }
}
