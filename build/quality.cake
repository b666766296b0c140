// Tests, formatting, and whether the published bytes came out again.
void RunTests()
{
    Information("build: compiling the program and its tests");
    // Built once: asked to build, `dotnet test` looks at all projects again before each of them.
    Run("dotnet", "build", "ResearchPipeline.sln", "--configuration", "Release", "--nologo", "--verbosity", "quiet", "-consoleLoggerParameters:NoSummary");
    Run("dotnet", "test", "ResearchPipeline.sln", "--configuration", "Release", "--nologo", "--no-build");
}

// Tests of a project that are marked explicit, and nothing else.
void RunExplicitTests(string project, params string[] classes) => Run(
    "dotnet", "test", $"tests/{project}", "--configuration", "Release", "--nologo",
    "--filter", string.Join("|", classes.Select(name => $"FullyQualifiedName~{name}")), "--", "xUnit.Explicit=only");

// Style and analyzers fail the build itself; what is left for C# is white space.
void CheckFormat()
{
    Run("dotnet", "format", "whitespace", "ResearchPipeline.sln", "--verify-no-changes");
    Run("dotnet", "fantomas", "--check", "src", "experiments");
}

void CheckDrift()
{
    var settings = new ProcessSettings { Arguments = "status --porcelain -- reports", RedirectStandardOutput = true };
    StartProcess("git", settings, out var lines);
    var changed = lines.ToArray();
    if (changed.Length > 0)
    {
        throw new CakeException($"The re-run differs from what is committed:{Environment.NewLine}{string.Join(Environment.NewLine, changed)}{Environment.NewLine}'git diff reports' shows which artefacts.");
    }

    Information("Every published byte came out again.");
}
