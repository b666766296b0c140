using Spectre.Console.Testing;

namespace ResearchPipeline.Pipeline.Tests.Terminal;

/// <summary>Terminals that keep what is drawn on them.</summary>
internal static class Screen
{
    /// <summary>One of a width in characters.</summary>
    public static TestConsole Make(int width)
    {
        TestConsole console = new();
        (console.Profile.Width, console.Profile.Capabilities.Interactive, console.Profile.Capabilities.Ansi) = (width, true, true);
        return console;
    }
}
