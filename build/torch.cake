// libtorch, for the targets that ask for it: no other target restores it.
const string TorchProject = "src/Compute.Torch";

// Built every time it is asked for: MSBuild knows what is up to date.
void BuildTorch()
{
    var backend = parameters.Forwarded.Contains("--device=torch-cuda") ? "cuda" : "cpu";
    Information($"libtorch: restoring and building ({(backend == "cuda" ? "some gigabytes" : "the first time 128 MB")} to download)");
    var build = new System.Diagnostics.ProcessStartInfo("dotnet", new[] { "build", TorchProject, "--configuration", "Release", $"-p:TorchBackend={backend}", "--nologo", "--verbosity", "quiet", "-consoleLoggerParameters:NoSummary" });
    var exitCode = Wait(build, out var stopped);
    if (stopped)
    {
        Environment.Exit(Interrupted);
    }

    if (exitCode != 0)
    {
        Console.Error.WriteLine(backend == "cuda"
            ? "error: libtorch for CUDA could not be restored or built; why is said above. It needs a feed that has TorchSharp-cuda-linux, some gigabytes of disk, and Linux on x86-64. Without --device=torch-cuda libtorch computes on the processor."
            : "error: libtorch could not be restored or built; why is said above. It needs a feed that has TorchSharp and libtorch-cpu for this system, and 0.8 GB of disk.");
        Environment.Exit(1);
    }
}

void TestTorch() => Run("dotnet", "test", "tests/Compute.Torch.Tests", "--configuration", "Release", "-p:TorchBackend=cpu", "--nologo");
