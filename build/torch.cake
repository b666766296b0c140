// libtorch, for the targets that ask for it: no other target restores it.
const string TorchProject = "src/Compute.Torch";

// Built every time it is asked for: MSBuild knows what is up to date.
void BuildTorch()
{
    Information("libtorch: restoring and building (the first time 128 MB to download)");
    Run("dotnet", "build", TorchProject, "--configuration", "Release", "-p:TorchBackend=cpu", "--nologo", "--verbosity", "quiet", "-consoleLoggerParameters:NoSummary");
}

void TestTorch() => Run("dotnet", "test", "tests/Compute.Torch.Tests", "--configuration", "Release", "-p:TorchBackend=cpu", "--nologo");
