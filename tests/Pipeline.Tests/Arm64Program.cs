using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests;

/// <summary>
/// Studies by a program for 64-bit ARM, made once for all tests by build/arm64.sh when the first asks for it, and on this processor: all those of a class
/// of tests in one process each, because an emulated one takes minutes to start.
/// </summary>
public sealed class Arm64Program : IDisposable
{
    private const byte MachineOfElf = 18;
    private const byte Aarch64 = 0xB7;
    private static readonly string Folder = Path.Combine(Repository.FindRoot(), "artifacts", "arm64");
    private static readonly Lazy<string> Program = new(Make);
    private readonly string _here = Directory.CreateTempSubdirectory("x86-64-").FullName;
    private readonly string _there = Directory.CreateTempSubdirectory("arm64-").FullName;
    private (ProcessOutcome Here, ProcessOutcome There)? _outcomes;

    public void Dispose()
    {
        Directory.Delete(_here, recursive: true);
        Directory.Delete(_there, recursive: true);
    }

    /// <summary>Of one of the studies, all of which run at the first call, the files made here and there, and how the processes of all ended.</summary>
    internal (string[] Here, string[] There, ProcessOutcome Ended) Compare(string study, IEnumerable<string> studies)
    {
        _outcomes ??= (StudiesInTurn.Run([], _here, studies), StudiesInTurn.Run(new ChildProcess(Program.Value, []), _there, studies));
        (ProcessOutcome here, ProcessOutcome there) = _outcomes.Value;
        return (StudiesInTurn.ExpectedOf(_here, study, here.Errors), StudiesInTurn.FilesOf(_there, study), there);
    }

    private static string Make()
    {
        (int exitCode, _, string error) = new ChildProcess(Path.Combine(Repository.FindRoot(), "build", "arm64.sh"), []).Run();
        exitCode.ShouldBe(0, error);
        using FileStream binary = File.OpenRead(Path.Combine(Folder, "checkout", "program", "ResearchPipeline.StudiesInTurn"));
        binary.Position = MachineOfElf;
        binary.ReadByte().ShouldBe(Aarch64, "what the emulator runs is a program for ARM");
        return Path.Combine(Folder, "research-pipeline");
    }
}
