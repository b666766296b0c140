using System.Globalization;
using Microsoft.FSharp.Core;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Compute.Torch;

/// <summary>What the command line of this program says.</summary>
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
        (string Name, string Value)[] given = [.. arguments.Select(Split)];
        string name = Text("study") ?? throw new ArgumentException($"--study is missing. {Usage}");
        Study written = Catalogue.studies.FirstOrDefault(study => study.Name == name)
            ?? throw new ArgumentException($"There is no study \"{name}\"; the studies are {string.Join(", ", Catalogue.names)}.");
        string numbers = OneOf("numbers", Torch.Numbers.Names);
        return new ReplicationOptions(
            given.Where(option => option.Name == "set").Aggregate(written, (study, option) => Changed(study, option.Value)),
            Text("run") ?? throw new ArgumentException($"--run is missing. {Usage}"),
            Text("output") ?? throw new ArgumentException($"--output is missing. {Usage}"),
            Whole("threads", Environment.ProcessorCount),
            numbers,
            OneOf("device", ["cpu", "cuda"]),
            Whole("wide-steps", 500));

        string? Text(string option) => given.LastOrDefault(pair => pair.Name == option).Value;

        int Whole(string option, int otherwise) => Text(option) is not string text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value
            : throw new ArgumentException($"--{option} is \"{text}\"; expected a whole number from 1.");

        string OneOf(string option, IReadOnlyList<string> choices) => Text(option) is not string text ? choices[0]
            : choices.Contains(text) ? text
            : throw new ArgumentException($"--{option} is \"{text}\"; expected {string.Join(" or ", choices)}.");
    }

    /// <summary>A study with another value for a key.</summary>
    /// <param name="study">The study.</param>
    /// <param name="line">KEY=VALUE.</param>
    public static Study Changed(Study study, string line)
    {
        string[] parts = line.Split('=', 2);
        FSharpResult<Study, string> changed = Settings.apply(parts[0], parts.Length > 1 ? parts[1] : "", study);
        return changed.IsOk ? changed.ResultValue : throw new ArgumentException(changed.ErrorValue);
    }

    private static (string Name, string Value) Split(string argument)
    {
        string[] parts = argument.Split('=', 2);
        return parts.Length == 2 && Array.Exists(Known, name => parts[0] == $"--{name}")
            ? (parts[0][2..], parts[1])
            : throw new ArgumentException($"\"{argument}\" is not understood. {Usage}");
    }
}
