namespace ResearchPipeline.Reporting.Tests;

/// <summary>A Node that cannot do the work is named in the message, whatever it says itself.</summary>
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
    [InlineData("v18.20.4", "echo 'SyntaxError: Unexpected token' >&2; exit 1", "Charts and report need Node.js 20 or newer; the one on the PATH is v18.20.4. Install a newer one.")]
    [InlineData("v20.0.0", "echo 'no such chart' >&2; exit 1", "render.mjs charts failed with exit code 1: no such chart")]
    [InlineData("v22.1.0", "kill -9 $$", "render.mjs charts was ended by signal 9 from outside, as the system does when there is no memory left. Free some and run again.")]
    [InlineData("", "exit 7", "Charts and report need Node.js 20 or newer; the one on the PATH is none that tells its version: it says \"\". Install a newer one.")]
    [InlineData("v20.0.0", "exit 7", "render.mjs charts failed with exit code 7: it said nothing")]
    public void What_is_wrong_with_Node_is_said_in_words(string version, string does, string message)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Node is played by a shell script");
        string node = Path.Combine(_folder, "node");
        File.WriteAllText(node, $"#!/bin/sh\nif [ \"$1\" = --version ]; then echo '{version}'; exit 0; fi\n{does}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(node, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder}:{_path}");
        Should.Throw<ReportingException>(() => new NodeTool(_folder).Run("charts", "request.json", CancellationToken.None)).Message.ShouldBe(message);
    }
}
