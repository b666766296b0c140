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
    [InlineData("printf '\\033[31mno such\\033[0m\\n\\tchart\\n' >&2; exit 1", "render.mjs charts failed with exit code 1: no such chart")]
    [InlineData("kill -9 $$", "render.mjs charts was ended by signal 9 from outside, as the system does when there is no memory left. Free some and run again.")]
    [InlineData("exit 7", "render.mjs charts failed with exit code 7: it said nothing")]
    [InlineData(
        "printf '\\n<--- Last few GCs --->\\n\\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory\\n----- Native stack trace -----\\n 1: 0xb9 node::Abort() [node]\\n' >&2; kill -6 $$",
        "render.mjs charts needed more memory than Node.js may take. Free some, or allow more in NODE_OPTIONS with --max-old-space-size, and run again.")]
    [InlineData(
        "printf 'node:internal:873\\n  throw new X();\\n  ^\\n\\nError [ERR_MODULE_NOT_FOUND]: Cannot find package vega\\n    at packageResolve (node:internal:873:9)\\n\\nNode.js v20.0.0\\n' >&2; exit 1",
        "render.mjs charts failed with exit code 1: Error [ERR_MODULE_NOT_FOUND]: Cannot find package vega")]
    [InlineData(
        "exit 0",
        "render.mjs charts ended without an error, and did not make chart.svg. See whether the node on the PATH is Node.js itself, and what NODE_OPTIONS asks of it.")]
    public void How_Node_failed_is_said_in_words(string does, string message)
    {
        Play($"if [ \"$1\" = --version ]; then echo '(node:1) a warning' >&2; echo v20.0.0; exit 0; fi\n{does}");
        Draw().ShouldBe(message);
    }

    [Theory]
    [InlineData("echo 'node: --bogus is not allowed in NODE_OPTIONS' >&2; exit 9", "node --version failed with exit code 9: node: --bogus is not allowed in NODE_OPTIONS")]
    [InlineData("kill -11 $$", "node --version was ended by signal 11. Run again; where it ends so every time, install another version of Node.js.")]
    [InlineData("exit 0", "Charts and report need Node.js 20 or newer; the node on the PATH is none that gives its version: it says \"\". Put Node.js itself first on the PATH.")]
    public void A_Node_that_does_not_come_to_its_version_is_told_with_its_own_reason(string does, string message)
    {
        Play(does);
        Draw().ShouldBe(message);
    }

    [Fact]
    public void A_Node_that_made_what_it_should_is_done()
    {
        Play("if [ \"$1\" = --version ]; then echo v20.0.0; exit 0; fi\necho '<svg/>' > chart.svg");
        Should.NotThrow(() => Run());
    }

    private string Draw() => Should.Throw<ReportingException>(Run).Message;

    private void Run() => new NodeTool(_folder).Run("charts", "request.json", [Path.Combine(_folder, "chart.svg")], CancellationToken.None);

    // Node is played by a shell script.
    private void Play(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no shell");
        string node = Path.Combine(_folder, "node");
        File.WriteAllText(node, $"#!/bin/sh\n{script}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder}:{_path}");
    }
}
