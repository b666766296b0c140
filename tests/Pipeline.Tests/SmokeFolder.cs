using ResearchPipeline.Engine;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>An artefact folder in which the smoke study is run by processes that faults happen to.</summary>
internal sealed class SmokeFolder(SmokeRun undisturbed) : IDisposable
{
    /// <summary>A new folder with a space and a letter beyond ASCII in its name.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("faults ü ").FullName;

    /// <summary>The command line of a whole run.</summary>
    public string[] Arguments => ["run", "--study=smoke", $"--data-dir={SmokeRun.Data}", $"--artifacts={Path}"];

    /// <summary>Runs in a child process that meets a fault, "kill:7", or none.</summary>
    public ProcessOutcome Run(string? fault = null) =>
        CommandLineProcess.Run(fault is null ? [] : Faults.At(fault), Arguments);

    /// <summary>Runs undisturbed to the end, which must be the bytes of the run that nothing happened to.</summary>
    public void Finish()
    {
        (int exitCode, _, string error) = Run();
        exitCode.ShouldBe(0, error);
        RequireSameManifest();
    }

    /// <summary>The manifest must be that of the run that nothing happened to.</summary>
    public void RequireSameManifest() => Manifest.Read(System.IO.Path.Combine(Path, "runs", "smoke", Manifest.FileName))
        .DifferencesFrom(Manifest.Read(System.IO.Path.Combine(undisturbed.OneThread, "runs", "smoke", Manifest.FileName)))
        .ShouldBeEmpty();

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
