using System.ComponentModel;
using ResearchPipeline.Engine;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Runs.Engines;

/// <summary>The three programs of Slurm that are used: sbatch hands a job over, squeue tells which are there, and nothing is asked of accounting, which many clusters lack.</summary>
internal static class Slurm
{
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromMinutes(2);

    /// <summary>Says at once where Slurm is not, before anything is prepared for it.</summary>
    /// <exception cref="StageException">It is not there, or does not answer.</exception>
    public static void Require() => _ = Run("squeue", "--noheader", "--name=none-such");

    /// <summary>Hands a job over.</summary>
    /// <returns>Its number.</returns>
    /// <exception cref="StageException">Slurm refuses it.</exception>
    public static string Submit(params IEnumerable<string> words)
    {
        ProcessOutcome ended = Run("sbatch", [.. words.Prepend("--parsable")]);
        // A federation adds the name of the cluster.
        return ended.Output.Trim().Split(';')[0];
    }

    /// <summary>The tasks of a job of a name that wait or run, each with its state in Slurm's word; null where Slurm does not answer now.</summary>
    public static IReadOnlyDictionary<int, string>? Tasks(string name)
    {
        try
        {
            string[][] lines = [.. Run("squeue", "--noheader", "--array", $"--name={name}", "--format=%K %T").Output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
            // A task that is requeued can be listed twice for a moment.
            return lines.Where(line => line.Length == 2 && int.TryParse(line[0], out _)).GroupBy(line => int.Parse(line[0], System.Globalization.CultureInfo.InvariantCulture)).ToDictionary(line => line.Key, line => line.First()[1]);
        }
        catch (StageException)
        {
            return null;
        }
    }

    private static ProcessOutcome Run(string program, params IReadOnlyList<string> words)
    {
        try
        {
            ProcessOutcome ended = new ChildProcess(program, words) { TimeLimit = LongestAnswer }.Run();
            return ended.ExitCode == 0 ? ended : throw new StageException($"{program} refuses: {ended.Errors.Trim().ReplaceLineEndings("; ").TrimEnd('.')}. It was told: {string.Join(' ', words)}");
        }
        catch (Win32Exception missing)
        {
            throw new StageException(
                $"Slurm is not here: {program} cannot be started ({missing.Message.TrimEnd('.')}). Load the module that brings it (often: module load slurm), submit from a login node of the cluster, or use --engine=local; docs/cluster.md says more.", missing);
        }
        catch (TimeoutException late)
        {
            throw new StageException($"{program} does not answer: {late.Message.TrimEnd('.')}.", late);
        }
    }
}
