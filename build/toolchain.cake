// The npm side and the build of the command line.
const string CliProject = "src/ResearchPipeline.Cli/ResearchPipeline.Cli.csproj";
const string Cli = "src/ResearchPipeline.Cli/bin/Release/net10.0/research-pipeline.dll";

// Cake's own way of starting a process cannot hand a signal on: one that reaches Cake alone would leave a stage running.
void Run(string program, params string[] arguments) => Start(new System.Diagnostics.ProcessStartInfo(program, arguments));

void Start(System.Diagnostics.ProcessStartInfo start)
{
    using var child = System.Diagnostics.Process.Start(start);
    var stopped = false;
    using var interrupt = OnSignal(System.Runtime.InteropServices.PosixSignal.SIGINT);
    using var terminate = OnSignal(System.Runtime.InteropServices.PosixSignal.SIGTERM);
    child.WaitForExit();
    if (stopped || child.ExitCode != 0)
    {
        throw new CakeException($"{start.FileName} {string.Join(" ", start.ArgumentList)} {(stopped ? "was stopped by a signal and " : "")}ended with exit code {child.ExitCode}; what went wrong stands above.");
    }

    // Not every program says by its exit code that it was stopped.
    IDisposable OnSignal(System.Runtime.InteropServices.PosixSignal signal) =>
        IsRunningOnWindows() ? null : System.Runtime.InteropServices.PosixSignalRegistration.Create(signal, context =>
        {
            context.Cancel = true;
            stopped = true;
            System.Diagnostics.Process.Start("kill", new[] { "-TERM", child.Id.ToString() });
        });
}

void InstallToolchain()
{
    // npm leaves a copy of the lock file behind: installed is what it says.
    var installed = File("node_modules/.package-lock.json");
    if (FileExists(installed) && System.IO.File.GetLastWriteTimeUtc(installed) >= System.IO.File.GetLastWriteTimeUtc("package-lock.json"))
    {
        Information("npm side: up to date");
        return;
    }

    if (IsRunningOnWindows())
    {
        Run("cmd", "/c", "npm", "ci", "--no-progress");
    }
    else
    {
        Run("npm", "ci", "--no-progress");
    }
}

void BuildCli() => DotNetBuild(CliProject, new DotNetBuildSettings { Configuration = "Release", NoLogo = true, Verbosity = DotNetVerbosity.Quiet });

void CleanAll()
{
    foreach (var folder in GetDirectories("**/bin") + GetDirectories("**/obj") + GetDirectories("artifacts/runs"))
    {
        if (!folder.FullPath.Contains("/node_modules/") && DirectoryExists(folder))
        {
            DeleteDirectory(folder, new DeleteDirectorySettings { Recursive = true, Force = true });
        }
    }
}
