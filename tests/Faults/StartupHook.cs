using System.Diagnostics;

/// <summary>What the runtime calls before the program that it starts, where DOTNET_STARTUP_HOOKS names this assembly: plants the fault that a test asks for.</summary>
internal static class StartupHook
{
    // KIND:N, the N-th moment of the process becomes a fault of that kind.
    private const string Variable = "RESEARCH_PIPELINE_FAULT";
    private const string Source = "ResearchPipeline.Files.WriteMoment";

    /// <summary>Called by the runtime.</summary>
    public static void Initialize()
    {
        if (PlantedFault.Parse(Environment.GetEnvironmentVariable(Variable)) is PlantedFault fault)
        {
            DiagnosticListener.AllListeners.Subscribe(new Watcher<DiagnosticListener>(listener =>
            {
                if (listener.Name == Source)
                {
                    listener.Subscribe(new Watcher<KeyValuePair<string, object?>>(told => fault.Reached((KeyValuePair<string, Stream?>)told.Value!)));
                }
            }));
        }
    }

    private sealed class Watcher<T>(Action<T> seen) : IObserver<T>
    {
        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void OnNext(T value) => seen(value);
    }
}
