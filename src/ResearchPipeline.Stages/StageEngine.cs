using System.Globalization;

namespace ResearchPipeline.Stages;

/// <summary>Runs stages that are not up to date, and publishes what they make in one move.</summary>
/// <param name="runDirectory">artifacts/runs/&lt;run&gt;.</param>
/// <param name="report">Told what happens, a line at a time.</param>
public sealed class StageEngine(string runDirectory, Action<string> report)
{
    /// <summary>The published folder of a stage.</summary>
    public string FolderOf(string stage) => Path.Combine(runDirectory, stage);

    /// <summary>Why the stage would run; empty when it is up to date. Changes nothing.</summary>
    public IReadOnlyList<string> Plan(Stage stage) =>
        StageReasons.Find(StageRecord.Read(FolderOf(stage.Name)), StageRecord.Of(stage), FolderOf(stage.Name));

    /// <summary>Brings a stage up to date, or with <paramref name="force"/> makes it again in any case.</summary>
    /// <returns>Whether it had to run.</returns>
    /// <exception cref="StageException">An input is missing.</exception>
    public bool Run(Stage stage, bool force = false)
    {
        StageFolder folder = new(runDirectory, stage.Name);
        folder.Heal();
        StageRecord wanted = StageRecord.Of(stage);
        IReadOnlyList<string> reasons = StageReasons.Find(StageRecord.Read(folder.Published), wanted, folder.Published);
        if (force)
        {
            reasons = [StageReasons.AskedFor, .. reasons];
        }

        if (reasons.Count == 0)
        {
            report($"{stage.Name}: up to date");
            return false;
        }

        string? missing = wanted.Inputs.FirstOrDefault(input => input.Value == "missing").Key;
        if (missing is not null)
        {
            throw new StageException(
                $"The {stage.Name} stage needs {missing}, which is not there. Run the stage that makes it first, or all of them with 'run'.");
        }

        report($"{stage.Name}: runs because {string.Join("; ", reasons.Take(4))}{(reasons.Count > 4 ? $"; and {reasons.Count - 4} more" : "")}");
        DateTime began = DateTime.UtcNow;
        using StageClock clock = StageClock.Start(runDirectory, stage.Name, wanted.Fingerprint);
        stage.Run(folder.Open(wanted.Fingerprint));
        StageRecord published = folder.Publish(wanted);
        StageTiming timing = StageTiming.Of(stage.Name, began, clock.Seconds, clock.Parts);
        timing.Write(runDirectory);
        clock.Complete();
        report(string.Create(
            CultureInfo.InvariantCulture,
            $"{stage.Name}: {published.Outputs.Count} {(published.Outputs.Count == 1 ? "file" : "files")} in {timing.Seconds:0.0} s{(timing.Parts > 1 ? $", in {timing.Parts} parts" : "")}"));
        return true;
    }
}
