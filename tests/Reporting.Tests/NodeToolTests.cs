namespace ResearchPipeline.Reporting.Tests;

public sealed class NodeToolTests : IDisposable
{
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string _folder = Directory.CreateTempSubdirectory("node-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("v20.0.0")]
    [InlineData("v24.11.1")]
    public void A_version_that_the_packages_run_on_is_accepted(string version) => Should.NotThrow(() => NodeTool.RequireVersion(version));

    [Fact]
    public void An_old_Node_is_named_with_its_version() => Should.Throw<ReportingException>(() => NodeTool.RequireVersion("v18.20.4")).Message
        .ShouldBe("Charts and report need Node.js 20 or newer; the one on the PATH is v18.20.4. Install a newer one.");

    [Theory]
    [InlineData("")]
    [InlineData("node: command not understood")]
    public void What_gives_no_version_is_not_taken_for_Node(string answer) =>
        Should.Throw<ReportingException>(() => NodeTool.RequireVersion(answer)).Message.ShouldContain($"it says \"{answer}\"");

    [Theory]
    [InlineData("echo 'no such chart' >&2; exit 1", "render.mjs charts failed with exit code 1: no such chart")]
    [InlineData("kill -9 $$", "render.mjs charts was ended by signal 9 from outside, as the system does when there is no memory left. Free some and run again.")]
    [InlineData("exit 7", "render.mjs charts failed with exit code 7: it said nothing")]
    public void How_Node_failed_is_said_in_words(string does, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Node is played by a shell script");
        string node = Path.Combine(_folder, "node");
        File.WriteAllText(node, $"#!/bin/sh\nif [ \"$1\" = --version ]; then echo '(node:1) a warning' >&2; echo v20.0.0; exit 0; fi\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder}:{_path}");
        Should.Throw<ReportingException>(() => new NodeTool(_folder).Run("charts", "request.json", CancellationToken.None)).Message.ShouldBe(message);
    }
}
