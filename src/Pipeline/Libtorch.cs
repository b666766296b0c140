using ResearchPipeline.Compute;
using ResearchPipeline.Engine;
using ResearchPipeline.Files;

namespace ResearchPipeline.Pipeline;

/// <summary>The program that has libtorch, which is built apart, and what is said where it is not.</summary>
/// <param name="Device">"cpu" or "cuda": where libtorch computes, and which build of it does.</param>
internal sealed record Libtorch(string Device)
{
    private const int Killed = 137, Interrupted = 130, Aborted = 134, Crashed = 139;

    /// <summary>The program for what options ask for.</summary>
    public static Libtorch Of(RunOptions options) => new(options.Device == OptionTable.LibtorchOnCuda ? "cuda" : "cpu");

    /// <summary>What our own part computes with: a device of libtorch is none of ours.</summary>
    public static RunOptions Ours(RunOptions options) => options.Device == OptionTable.LibtorchOnCuda ? options with { Device = Backends.Devices[0] } : options;

    /// <summary>Where it lies.</summary>
    public string Path => System.IO.Path.Combine(Repository.FindRoot(), Relative);

    private string Relative => $"src/Compute.Torch/bin/{Device}/research-pipeline-torch.dll";

    /// <summary>Returns where it is built.</summary>
    /// <param name="target">The target of Cake that builds it.</param>
    /// <exception cref="StageException">It is not.</exception>
    public void Require(string target)
    {
        if (!File.Exists(Path))
        {
            throw new StageException(Device == "cuda"
                ? $"libtorch for CUDA is not built here ({Relative} is missing). To restore and build it, which takes some gigabytes from a feed that has TorchSharp-cuda-linux: dotnet cake --target={target} --device={OptionTable.LibtorchOnCuda}. Without that option libtorch computes on the processor."
                : $"libtorch is not built here ({Relative} is missing). To restore and build it (128 MB to download): dotnet cake --target={target}");
        }
    }

    /// <summary>Returns where the program did its work; else says how it ended.</summary>
    /// <param name="exitCode">Of the program; null where it could not be started.</param>
    /// <param name="work">What it did: "the replication".</param>
    /// <exception cref="OperationCanceledException">A signal ended it.</exception>
    /// <exception cref="StageException">It failed.</exception>
    public static void RequireDone(int? exitCode, string work)
    {
        switch (exitCode)
        {
            case 0:
                return;
            case Interrupted:
                throw new OperationCanceledException($"A signal ended {work}.");
            case null:
                throw new StageException("dotnet cannot be started; it must be on the PATH");
            case Killed:
                throw new StageException($"{work} was ended by signal 9 from outside, as the system does when there is no memory left. Free some, or learn less at once (--batch-size, --members), and run again; nothing half-written is believed");
            case Aborted or Crashed:
                throw new StageException($"{work} was ended by signal {exitCode - 128}: libtorch itself broke. Its messages are above; run again, with --threads=1 where it happens every time");
            default:
                throw new StageException($"{work} ended with exit code {exitCode}; its message is above");
        }
    }
}
