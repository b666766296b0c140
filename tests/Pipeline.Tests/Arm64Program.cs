using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>
/// The command line as a program for 64-bit ARM, made once for all tests by build/arm64.sh when the first asks for it; and of each class of tests a folder
/// of artifacts for either processor, so that studies of one dataset share what is made of it.
/// </summary>
public sealed class Arm64Program : IDisposable
{
    private const byte MachineOfElf = 18;
    private const byte Aarch64 = 0xB7;
    private static readonly string Folder = Path.Combine(Repository.FindRoot(), "artifacts", "arm64");
    private static readonly Lazy<string> Program = new(Make);
    private readonly string _here = Directory.CreateTempSubdirectory("x86-64-").FullName;
    private readonly string _there = Directory.CreateTempSubdirectory("arm64-").FullName;

    public void Dispose()
    {
        Directory.Delete(_here, recursive: true);
        Directory.Delete(_there, recursive: true);
    }

    /// <summary>What a study makes on this processor until it is evaluated: "stage/file hash".</summary>
    public string[] RunHere(string study) => Run(ChildProcess.DotNet, [CommandLineProcess.Assembly], study, _here);

    /// <summary>The same on 64-bit ARM.</summary>
    public string[] RunThere(string study) => Run(Program.Value, [], study, _there);

    private static string[] Run(string program, string[] first, string study, string artifacts)
    {
        (int exitCode, _, string error) = new ChildProcess(
            program, [.. first, "run", "--until=evaluate", $"--study={study}", $"--data-dir={SmokeRun.Data}", $"--artifacts={artifacts}"]).Run();
        exitCode.ShouldBe(0, error);
        string run = Path.Combine(artifacts, "runs", study);
        // A program with its runtime has other code than one without, and says so in the records of its stages.
        return
        [
            .. Directory.GetDirectories(run)
                .SelectMany(stage => Directory.GetFiles(stage, "*", SearchOption.AllDirectories))
                .Where(file => Path.GetFileName(file) != Engine.StageRecord.FileName)
                .Select(file => $"{Path.GetRelativePath(run, file)} {Sha256.OfFile(file)}")
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string Make()
    {
        (int exitCode, _, string error) = new ChildProcess(Path.Combine(Repository.FindRoot(), "build", "arm64.sh"), []).Run();
        exitCode.ShouldBe(0, error);
        using FileStream binary = File.OpenRead(Path.Combine(Folder, "checkout", "cli", "research-pipeline"));
        binary.Position = MachineOfElf;
        binary.ReadByte().ShouldBe(Aarch64, "what the emulator runs is a program for ARM");
        return Path.Combine(Folder, "research-pipeline");
    }
}
