using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ResearchPipeline.Cli.Pipeline;
using ResearchPipeline.Compute;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Commands;

/// <summary>The options that every command of the pipeline takes.</summary>
internal sealed class OptionSet
{
    private const int MostThreads = 1024;

    private readonly Option<string> _study = new("--study")
    {
        Description = $"The study: {string.Join(", ", Catalogue.names)}.",
        DefaultValueFactory = _ => Catalogue.names[0],
    };

    private readonly Option<int?> _epochs = new("--epochs") { Description = "Passes over the training images." };
    private readonly Option<int?> _members = new("--members") { Description = "Autoencoders in the ensemble." };
    private readonly Option<int?> _k = new("--k") { Description = "Latents that stay active for an image." };
    private readonly Option<double?> _lambda = new("--lambda") { Description = "Weight of the consistency term." };
    private readonly Option<ulong?> _seed = new("--seed") { Description = "Seed of every random number." };

    private readonly Option<int> _threads = new("--threads")
    {
        Description = "Threads to compute with; results do not depend on it.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private readonly Option<string> _device = new("--device")
    {
        Description = $"Where to compute: {string.Join(", ", Backends.Devices)}; results do not depend on it.",
        DefaultValueFactory = _ => Backends.Devices[0],
    };

    private readonly Option<string?> _dataDirectory = new("--data-dir")
    {
        Description = "Folder with the four IDX files of MNIST, raw or .gz (or set MNIST_DIR).",
    };

    private readonly Option<bool> _offline = new("--offline") { Description = "Never use the network." };
    private readonly Option<string?> _artifacts = new("--artifacts") { Description = "Folder for intermediate results." };
    private readonly Option<string?> _force = new("--force") { Description = $"Make this stage anew though it is up to date: {string.Join(", ", StudyPipeline.StageNames)}." };
    private readonly Option<bool> _debug = new("--debug") { Description = "Show stack traces of errors." };

    public OptionSet()
    {
        _study.AcceptOnlyFromAmong(Catalogue.names);
        _force.AcceptOnlyFromAmong([.. StudyPipeline.StageNames]);
        _device.AcceptOnlyFromAmong([.. Backends.Devices]);
        _threads.Validators.Add(result =>
        {
            // What is no number at all is told by the conversion.
            if (result.Tokens is [Token token, ..]
                && int.TryParse(token.Value, NumberStyles.Integer, CultureInfo.InvariantCulture, out int threads)
                && threads is < 1 or > MostThreads)
            {
                result.AddError($"--threads is {threads}; it must lie between 1 and {MostThreads}.");
            }
        });
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        Option[] all = [_study, _epochs, _members, _k, _lambda, _seed, _threads, _device, _dataDirectory, _offline, _artifacts, _force, _debug];
        foreach (Option option in all)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>What was said.</summary>
    public RunOptions Read(ParseResult result)
    {
        string? dataDirectory = result.GetValue(_dataDirectory) ?? Environment.GetEnvironmentVariable("MNIST_DIR");
        return new RunOptions(
            result.GetValue(_study)!,
            new Overrides(
                result.GetValue(_epochs), result.GetValue(_members), result.GetValue(_k), result.GetValue(_lambda), result.GetValue(_seed)),
            result.GetValue(_threads),
            result.GetValue(_device)!,
            string.IsNullOrEmpty(dataDirectory) ? null : dataDirectory,
            result.GetValue(_offline),
            result.GetValue(_artifacts),
            result.GetValue(_force),
            result.GetValue(_debug));
    }
}
