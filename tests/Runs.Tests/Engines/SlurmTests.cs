using System.Diagnostics;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Tests.Engines;

/// <summary>Sweeps by Slurm, on a real one of this machine alone.</summary>
public sealed class SlurmTests(SweptSmoke swept)
{
    private static readonly string[] Two = ["sweep", "--study=smoke", "--set=training.epochs=8,2", "--seeds=2", "--name=two", "--engine=slurm", "--threads=1", "--sbatch=--mem=900"];

    [Fact]
    public void Whatever_is_killed_or_lost_the_table_has_the_bytes_of_the_local_engine()
    {
        using LocalSlurm slurm = LocalSlurm.Start();
        string folder = swept.Fresh("slurm runs-");
        string[] words = [.. Two, $"--artifacts={folder}"];
        KillOnceItSays(" begins", CommandLineProcess.Of([slurm.Variable], words));

        // The submitter is gone, and its runs go on: one of them is killed, and the node is lost with the other.
        slurm.KillOneOfTwo();
        slurm.Node("down");
        Waiting.Until(() => slurm.Queue().All(task => task.State != "RUNNING"));

        // Nothing can end while the node is away, so that something is in the queue. Wherever in its work this submitter is killed, the last one submits what is missing.
        KillOnceItSays("in Slurm's queue already", CommandLineProcess.Of([slurm.Variable], words));
        slurm.Node("up");

        ProcessOutcome ended = CommandLineProcess.Of([slurm.Variable], words).Run();
        ended.ExitCode.ShouldBe(0, ended.Errors + ended.Output);
        ended.Output.ShouldContain("as planned: 4 runs of smoke");
        ended.Output.ShouldContain("4 done, 0 running, 0 waiting, 0 failed");
        File.ReadAllBytes(SweptSmoke.TableIn(folder, "two")).ShouldBe(File.ReadAllBytes(swept.Table));
        Waiting.Until(() => slurm.Queue().Count == 0);
        File.ReadAllText(Path.Combine(folder, "sweeps", "two", "slurm-collect.log")).ShouldContain("of 4 runs");
        Directory.Delete(Path.Combine(folder, "data"));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Where_Slurm_is_not_it_is_said_in_a_paragraph_and_nothing_is_planned()
    {
        string folder = swept.Fresh("no slurm-");
        ProcessOutcome ended = CommandLineProcess.Of(["PATH=/nowhere"], [.. Two, $"--artifacts={folder}"]).Run();
        ended.ExitCode.ShouldBe(1);
        ended.Errors.ShouldStartWith("error: Slurm is not here: squeue cannot be started (");
        ended.Errors.ShouldContain("--engine=local; docs/cluster.md says more");
        Directory.Exists(Path.Combine(folder, "sweeps")).ShouldBeFalse();
        Directory.Delete(Path.Combine(folder, "data"));
        Directory.Delete(folder, recursive: true);
    }

    private static void KillOnceItSays(string words, ChildProcess sweep)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromMinutes(5));
        using Process process = Process.Start(sweep.ToStartInfo())!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync(patience.Token);
            string? line;
            do
            {
                line = process.StandardOutput.ReadLineAsync(patience.Token).AsTask().GetAwaiter().GetResult();
            }
            while (line is not null && !line.Contains(words, StringComparison.Ordinal));

            line.ShouldNotBeNull(line is null ? errors.GetAwaiter().GetResult() : "");
        }
        finally
        {
            process.Kill();
            process.WaitForExit();
        }
    }
}
