using System.Diagnostics;

namespace ResearchPipeline.Files;

/// <summary>
/// The moments at which a crash or a full disk can do harm: before and after each write, flush and rename. They are told to whoever listens
/// to the diagnostics of this name; a listener that throws makes the write fail. Nobody listens but tests.
/// </summary>
public static class WriteMoment
{
    /// <summary>The name of the diagnostics.</summary>
    public const string Source = "ResearchPipeline.Files.WriteMoment";

    private static readonly DiagnosticListener Listener = new(Source);

    /// <summary>Marks a moment at which <paramref name="path"/> is being written, through <paramref name="open"/> if that is not null, or moved.</summary>
    internal static void Reach(string path, Stream? open = null)
    {
        if (Listener.IsEnabled())
        {
            Listener.Write("reached", KeyValuePair.Create(path, open));
        }
    }
}
