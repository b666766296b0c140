using ResearchPipeline.Processes;

namespace ResearchPipeline.Testing;

/// <summary>Pipes where files belong: whoever opens one to read waits for a writer that never comes.</summary>
public static class NamedPipe
{
    /// <summary>Makes one; where the system has none the test is skipped.</summary>
    public static void Make(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes among files");
        new ChildProcess("mkfifo", [path]).Run().ExitCode.ShouldBe(0);
    }
}
