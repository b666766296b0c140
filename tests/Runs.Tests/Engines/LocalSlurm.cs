using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Engines;

/// <summary>A Slurm of this machine alone, started by tests/tools/slurm-local.sh in a folder of its own, and ended with it.</summary>
internal sealed class LocalSlurm : IDisposable
{
    private static readonly string Script = Path.Combine(AppContext.BaseDirectory, "slurm-local.sh");

    // Slurm's user must be able to read its way there.
    private readonly string _folder = Directory.CreateTempSubdirectory("slurm-").FullName;

    private LocalSlurm()
    {
    }

    /// <summary>The environment variable that makes a program use it.</summary>
    public string Variable => $"SLURM_CONF={_folder}/slurm.conf";

    /// <summary>Starts one; skips the test where Slurm is not installed.</summary>
    public static LocalSlurm Start()
    {
        string[] needed = ["/usr/sbin/slurmctld", "/usr/sbin/slurmd", "/usr/bin/sbatch", "/usr/sbin/munged"];
        Assert.SkipUnless(Array.TrueForAll(needed, File.Exists), "Slurm is not installed (apt-get install slurmctld slurmd slurm-client munge)");
        LocalSlurm slurm = new();
        ProcessOutcome started = slurm.Tool("bash", Script, "up", slurm._folder);
        if (started.ExitCode != 0)
        {
            slurm.Dispose();
            Assert.Skip($"Slurm does not start here: {started.Errors}");
        }

        return slurm;
    }

    /// <summary>Runs a program that speaks to it.</summary>
    public ProcessOutcome Tool(string program, params string[] words) => new ChildProcess(program, words) { Variables = [Variable, $"SLURM_LOCAL_PORT={20_000 + Environment.ProcessId % 20_000}", "SLURM_LOCAL_CPUS=2"] }.Run();

    /// <summary>The tasks that wait or run: number and state. A question that fails is asked again.</summary>
    public IReadOnlyList<(string Job, string State)> Queue()
    {
        ProcessOutcome asked = default;
        Waiting.Until(() => (asked = Tool("squeue", "--noheader", "--array", "--format=%i %T")).ExitCode == 0);
        return [.. asked.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(words => (words[0], words[1]))];
    }

    /// <summary>Kills one of two tasks of an array as soon as two run: between tasks none does for a moment. One that ends before it is killed makes it look again.</summary>
    public void KillOneOfTwo() => Waiting.Until(() =>
        Queue().Where(task => task.State == "RUNNING" && task.Job.Contains('_', StringComparison.Ordinal)).ToArray() is [(string job, _), _, ..]
        && Tool("scancel", "--signal=KILL", "--full", job).ExitCode == 0);

    /// <summary>Takes its node away, or brings it back.</summary>
    public void Node(string state) => Tool("bash", Script, "node", _folder, state).ExitCode.ShouldBe(0);

    public void Dispose()
    {
        _ = Tool("bash", Script, "down", _folder);
        Directory.Delete(_folder, recursive: true);
    }
}
