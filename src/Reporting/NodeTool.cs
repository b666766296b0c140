using System.ComponentModel;
using System.Globalization;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Reporting;

/// <summary>Runs render.mjs, which holds everything that speaks to Vega-Lite and Typst.</summary>
public sealed class NodeTool(string reportsDirectory)
{
    private const int OldestMajorVersion = 20;
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static readonly TimeSpan LongestBetweenSignals = TimeSpan.FromSeconds(1);

    /// <summary>Runs a command of the script on a request file.</summary>
    /// <param name="command">"charts" or "report".</param>
    /// <param name="requestFile">What it is to do, as JSON.</param>
    /// <param name="outputs">The files that it is to make.</param>
    /// <param name="cancellation">Ends Node and all that it has started.</param>
    /// <exception cref="ReportingException">Node is missing or too old, or the script failed or made nothing.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop; Node has ended.</exception>
    public void Run(string command, string requestFile, IEnumerable<string> outputs, CancellationToken cancellation)
    {
        NodeOutcome version = Start(cancellation, "--version");
        version.Require("node --version");
        RequireVersion(version.Answer.Trim());
        Start(cancellation, Path.Combine(reportsDirectory, "render.mjs"), command, requestFile).Require($"render.mjs {command}");
        string[] missing = [.. outputs.Where(output => !File.Exists(output)).Select(output => Path.GetFileName(output))];
        if (missing.Length > 0)
        {
            throw new ReportingException(
                $"render.mjs {command} ended without an error, and did not make {string.Join(", ", missing)}. See whether the node on the PATH is Node.js itself, and what NODE_OPTIONS asks of it.");
        }
    }

    /// <summary>Refuses a version, "v18.4.0", that is older than what the packages need.</summary>
    /// <exception cref="ReportingException">It is too old, or no version.</exception>
    internal static void RequireVersion(string version)
    {
        string needed = $"Charts and report need Node.js {OldestMajorVersion} or newer";
        if (!int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major))
        {
            throw new ReportingException($"{needed}; the node on the PATH is none that gives its version: it says \"{NodeOutcome.OneLine(version)}\". Put Node.js itself first on the PATH.");
        }

        if (major < OldestMajorVersion)
        {
            throw new ReportingException($"{needed}; the one on the PATH is {NodeOutcome.OneLine(version)}. Install a newer one.");
        }
    }

    private NodeOutcome Start(CancellationToken cancellation, params string[] arguments)
    {
        try
        {
            ProcessOutcome ended = new ChildProcess("node", arguments) { Folder = reportsDirectory }.Run(cancellation);
            // A terminal sends its signal to Node as well, which may have ended before this process knows.
            if (ended.ExitCode is NodeOutcome.SignalOffset + Interrupt or NodeOutcome.SignalOffset + Terminate)
            {
                cancellation.WaitHandle.WaitOne(LongestBetweenSignals);
                cancellation.ThrowIfCancellationRequested();
            }

            return new NodeOutcome(ended.ExitCode, ended.Output, ended.Errors);
        }
        catch (Exception failure) when (failure is TimeoutException or IOException)
        {
            throw new ReportingException($"{failure.Message} Run again; where this happens every time, install another version of Node.js.", failure);
        }
        catch (Win32Exception failure)
        {
            throw new ReportingException($"Node.js cannot be started ({failure.Message}). Install Node {OldestMajorVersion} or newer.", failure);
        }
    }
}
