// The npm side and the build of the command line.
const string CliProject = "src/ResearchPipeline.Cli/ResearchPipeline.Cli.csproj";
const string Cli = "src/ResearchPipeline.Cli/bin/Release/net10.0/research-pipeline.dll";

void Run(string program, params string[] arguments)
{
    var settings = new ProcessSettings { Arguments = new ProcessArgumentBuilder() };
    foreach (var argument in arguments)
    {
        settings.Arguments.AppendQuoted(argument);
    }

    var exitCode = StartProcess(program, settings);
    if (exitCode != 0)
    {
        throw new CakeException(exitCode, $"{program} {string.Join(" ", arguments)} ended with exit code {exitCode}; what went wrong stands above.");
    }
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
