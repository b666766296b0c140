using System.Diagnostics;

namespace ResearchPipeline.Tests;

/// <summary>Pipes where files belong: whoever opens one to read waits for a writer that never comes.</summary>
internal static class NamedPipe
{
    /// <summary>Makes one; where the system has none the test is skipped.</summary>
    public static void Make(string path)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there are no pipes among files");
        using Process process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
