using ResearchPipeline.Specification;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What the command line of a replication says.</summary>
/// <param name="Study">The study, with what was changed in it.</param>
/// <param name="Run">Folder of its run, with the stages normalize, train and evaluate.</param>
/// <param name="Output">Where everything goes.</param>
/// <param name="Threads">Of libtorch and of our own arithmetic.</param>
/// <param name="Numbers">Of libtorch: one of <see cref="Torch.Numbers.Names"/>.</param>
/// <param name="Device">"cpu" or "cuda".</param>
/// <param name="WideSteps">Steps, at most, that are learned in binary64 too.</param>
internal sealed record ReplicationOptions(Study Study, string Run, string Output, int Threads, string Numbers, string Device, int WideSteps)
{
    private const string Usage = "research-pipeline-torch --study=NAME --run=FOLDER --output=FOLDER [--set=KEY=VALUE …] [--threads=N] [--numbers=single|double|bf16|fp16] [--device=cpu|cuda] [--wide-steps=N]";

    private static readonly string[] Known = ["study", "run", "output", "set", "threads", "numbers", "device", "wide-steps"];

    /// <summary>Reads a command line.</summary>
    /// <exception cref="ArgumentException">It is not understood.</exception>
    public static ReplicationOptions Of(IReadOnlyList<string> arguments)
    {
        CommandWords words = new(arguments, Known, Usage);
        return new ReplicationOptions(
            words.Study(),
            words.Required("run"),
            words.Required("output"),
            words.Whole("threads", Environment.ProcessorCount),
            words.OneOf("numbers", Torch.Numbers.Names),
            words.OneOf("device", LibTorch.Devices),
            words.Whole("wide-steps", 500));
    }
}
