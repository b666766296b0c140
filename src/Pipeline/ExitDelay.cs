namespace ResearchPipeline.Pipeline;

/// <summary>While it is held, the end of the process waits: work that is saving its state, perhaps on a slow disk, is not cut short.</summary>
internal sealed class ExitDelay : IDisposable
{
    private readonly TimeSpan _longest;
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="longest">Time after which the process ends all the same.</param>
    public ExitDelay(TimeSpan longest)
    {
        _longest = longest;
        AppDomain.CurrentDomain.ProcessExit += OnProcessExit;
    }

    /// <summary>Lets the process end.</summary>
    public void Dispose()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnProcessExit;
        _released.SetResult();
    }

    private void OnProcessExit(object? sender, EventArgs arguments) => _released.Task.Wait(_longest);
}
