using ResearchPipeline.Data.Tables;

namespace ResearchPipeline.Evaluation;

/// <summary>How an attempt ended.</summary>
/// <param name="Message">What was wrong in the step that diverged; null where none did.</param>
/// <param name="Steps">Steps before it, or all of them.</param>
internal readonly record struct AttemptOutcome(string? Message, int Steps);

/// <summary>The loss of a step of an attempt.</summary>
/// <param name="Step">From 1.</param>
/// <param name="Loss">The whole loss, at the parameters with which the step began.</param>
internal readonly record struct AttemptLoss(int Step, double Loss);

/// <summary>The tables of an attempt.</summary>
internal static class AttemptTables
{
    /// <summary>attempt: one row.</summary>
    public static ResultTable<AttemptOutcome> Outcome { get; } = new ResultTable<AttemptOutcome>(
        "attempt", "one row", "How a training ended that was allowed to diverge; arms that may diverge have it in place of every other table.")
        .Flags("diverged", "Whether a loss or a gradient was no finite number.", row => row.Message is not null)
        .OptionalIntegers("step", "", "Number of the step in which it was not, from 1; NULL where none diverged.", row => row.Message is null ? null : row.Steps + 1)
        .Integers("steps", "steps", "Steps that were taken.", row => row.Steps)
        .Texts("message", "What the step said that diverged; empty where none did.", row => row.Message ?? "");

    /// <summary>attempt_loss: how the loss went until then.</summary>
    public static ResultTable<AttemptLoss> Losses { get; } = new ResultTable<AttemptLoss>(
        "attempt_loss", "step", "The loss of every step of such a training that had a finite one, mean over members.")
        .Integers("step", "", "Number of the step, from 1, through all epochs.", row => row.Step)
        .Doubles("loss", "the loss's own unit", "The whole loss of the step's images, at the parameters with which it began.", row => row.Loss);
}
