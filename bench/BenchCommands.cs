using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ResearchPipeline.Bench.Auxiliary;
using ResearchPipeline.Bench.Functions;
using ResearchPipeline.Bench.Gpu;
using ResearchPipeline.Bench.Kernels;
using ResearchPipeline.Bench.Machine;
using ResearchPipeline.Bench.Operations;
using ResearchPipeline.Bench.Pages;
using ResearchPipeline.Bench.Peer;
using ResearchPipeline.Bench.Products;
using ResearchPipeline.Bench.Scaling;
using ResearchPipeline.Bench.Stages;
using ResearchPipeline.Bench.Startup;
using ResearchPipeline.Bench.Studies;
using ResearchPipeline.Compute;
using ResearchPipeline.Data.Datasets;
using ResearchPipeline.Data.Sources;

namespace ResearchPipeline.Bench;

/// <summary>What can be measured; each command keeps its last result in bench/results.</summary>
internal static class BenchCommands
{
    private static readonly Option<int> Threads = new("--threads")
    {
        Description = "Threads to compute with.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
    };

    private static readonly Option<int> Rounds = AtLeastOne(new Option<int>("--rounds") { Description = "Repetitions, of which the median counts.", DefaultValueFactory = _ => 5 });

    public static RootCommand Create()
    {
        HardwareCheck.Require();
        RootCommand root = new("Measures the engine. The images must be there: dotnet cake --target=Acquire.");
        root.Subcommands.Add(With("kernels", "Each kernel of a step beside the floor that this machine sets it.", result =>
            KernelsCommand.Run(Images(), result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds))));
        root.Subcommands.Add(With("auxiliary", "A step with AuxK and rows of fixed norm beside one without, through a whole training.", result =>
            AuxiliaryCommand.Run(Images(), result.GetRequiredValue(Threads))));
        root.Subcommands.Add(Gpu());
        root.Subcommands.Add(Peer());
        root.Subcommands.Add(Product());
        root.Subcommands.Add(Studies());
        root.Subcommands.Add(With("scaling", "Time and memory against latents, members, k and threads.", result =>
            ScalingCommand.Run(Images(), result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds))));
        root.Subcommands.Add(With("stages", "The whole study from raw data, stage by stage.", result =>
            StagesCommand.Run(DataDirectory, result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds))));
        root.Subcommands.Add(Runs());
        root.Subcommands.Add(With("startup", "What a question costs when nothing has to be built or run, beside Cake's own start.", result =>
            StartupCommand.Run(result.GetRequiredValue(Rounds))));
        root.Subcommands.Add(Strided(
            "functions", "exp, log, tanh … against the correctly rounded value, for all 2^32 inputs (minutes).", FunctionsCommand.Run));
        root.Subcommands.Add(Strided(
            "vectors", "Vectorised functions against the scalar ones, bit for bit, for all 2^32 inputs (minutes).", VectorsCommand.Run));
        root.Subcommands.Add(With("operations", "Every operation on views beside the plain loops that define it.", result =>
            OperationsCommand.Run(result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds))));
        root.Subcommands.Add(Case());
        root.Subcommands.Add(With("page", "Writes docs/performance.md from the results that were kept.", _ => PerformancePage.Write()));
        return root;
    }

    private static string DataDirectory => Path.Combine(BenchResults.Root, "artifacts", "data");

    private static ImageSet Images() => ImageDataset.Read(RawDatasets.Mnist, DataDirectory).Train;

    private static Option<T> AtLeastOne<T>(Option<T> option)
    {
        option.Validators.Add(result =>
        {
            if (result.Tokens is [Token token] && int.TryParse(token.Value, CultureInfo.InvariantCulture, out int number) && number < 1)
            {
                result.AddError($"{option.Name} is {number}; it must be 1 or more.");
            }
        });
        return option;
    }

    private static Command With(string name, string description, Action<ParseResult> run)
    {
        Command command = new(name, description) { Threads, Rounds };
        command.SetAction(run);
        return command;
    }

    private static Command Gpu()
    {
        Option<string> device = new("--device") { Description = "gpu, cuda or opencl.", DefaultValueFactory = _ => "gpu" };
        device.AcceptOnlyFromAmong("gpu", "cuda", "opencl");
        Option<int?> steps = AtLeastOne(new Option<int?>("--steps") { Description = "Steps of each measurement; without it, those of the whole training." });
        Command command = new("gpu", "Each kernel of a step of the main study on a GPU, beside what its bytes take at the rate of a copy, or its multiply-adds at the peak.") { Rounds, device, steps };
        command.SetAction(result =>
            GpuCommand.Run(Images(), result.GetRequiredValue(device), result.GetValue(steps), result.GetRequiredValue(Rounds)));
        return command;
    }

    private static Command Peer()
    {
        Option<string> python = Python();
        Command command = With("peer", "Training steps a second, ours and PyTorch's in turn.", result =>
            PeerCommand.Run(
                DataDirectory, Images(), result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds), result.GetRequiredValue(python)));
        command.Options.Add(python);
        return command;
    }

    private static Command Product()
    {
        Option<string> python = Python();
        Command command = With("product", "The products of a dense layer beside the machine's peak, OpenBLAS and PyTorch.", result =>
            ProductCommand.Run(Images(), result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds), result.GetRequiredValue(python)));
        command.Options.Add(python);
        return command;
    }

    private static Command Studies()
    {
        Option<string> python = Python();
        Option<bool> quick = new("--quick") { Description = "Epochs of 10,000 images." };
        Command command = With("studies", "Training of the classic studies' learners, ours and PyTorch's in turn.", result =>
            StudiesCommand.Run(
                DataDirectory, Images(), result.GetRequiredValue(Threads), result.GetRequiredValue(Rounds), result.GetRequiredValue(python), result.GetRequiredValue(quick)));
        command.Options.Add(python);
        command.Options.Add(quick);
        return command;
    }

    private static Command Runs()
    {
        Option<string> log = new("--log") { Description = "What dotnet cake --target=All printed, in a file.", Required = true };
        Command command = new("runs", "Seconds of all published studies, as a run of everything told them.") { log };
        command.SetAction(result => RunsCommand.Run(result.GetRequiredValue(log)));
        return command;
    }

    private static Option<string> Python() => new("--python") { Description = "A Python with PyTorch.", DefaultValueFactory = _ => "/usr/bin/python3" };

    private static Command Strided(string name, string description, Action<uint, int> run)
    {
        Option<uint> stride = new("--stride") { Description = "Try every n-th input only.", DefaultValueFactory = _ => 1 };
        Command command = With(name, description, result => run(result.GetRequiredValue(stride), result.GetRequiredValue(Threads)));
        command.Options.Add(stride);
        return command;
    }

    private static Command Case()
    {
        Option<int> members = new("--members") { Required = true };
        Option<int> latents = new("--latents") { Required = true };
        Option<int> k = new("--k") { Required = true };
        Option<double[]> peaks = new("--peaks") { Required = true, AllowMultipleArgumentsPerToken = true };
        Command command = With("case", "One case of scaling, for its own use.", result =>
        {
            double[] rates = result.GetRequiredValue(peaks);
            CaseCommand.Run(
                Images(),
                new ScalingCase(
                    "case", result.GetRequiredValue(members), result.GetRequiredValue(latents), result.GetRequiredValue(k), result.GetRequiredValue(Threads)),
                new MachinePeaks(rates[0], rates[1], rates[2], 0));
        });
        command.Hidden = true;
        foreach (Option option in new Option[] { members, latents, k, peaks })
        {
            command.Options.Add(option);
        }

        return command;
    }
}
