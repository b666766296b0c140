using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace ResearchPipeline.Reporting;

/// <summary>Runs reports/render.mjs, which holds everything that speaks to Vega-Lite and Typst.</summary>
public sealed class NodeTool(string reportsDirectory)
{
    private const int OldestMajorVersion = 20;
    private const int SignalOffset = 128;
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static readonly TimeSpan LongestBetweenSignals = TimeSpan.FromSeconds(1);

    /// <summary>Runs a command of the script on a request file.</summary>
    /// <param name="command">"charts" or "report".</param>
    /// <param name="requestFile">What it is to do, as JSON.</param>
    /// <param name="cancellation">Ends Node and all that it has started.</param>
    /// <exception cref="ReportingException">Node is missing or too old, or the script failed.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop; Node has ended.</exception>
    public void Run(string command, string requestFile, CancellationToken cancellation)
    {
        RequireVersion(Start(cancellation, "--version").Answer.Trim());
        (int exitCode, string answer, string errors) = Start(cancellation, Path.Combine(reportsDirectory, "render.mjs"), command, requestFile);
        string output = errors + answer;
        if (exitCode > SignalOffset && output.Trim().Length == 0)
        {
            throw new ReportingException(string.Create(
                CultureInfo.InvariantCulture,
                $"render.mjs {command} was ended by signal {exitCode - SignalOffset} from outside, as the system does when there is no memory left. Free some and run again."));
        }

        if (exitCode != 0)
        {
            throw new ReportingException(string.Create(CultureInfo.InvariantCulture, $"render.mjs {command} failed with exit code {exitCode}: {(output.Trim().Length > 0 ? output.Trim() : "it said nothing")}"));
        }
    }

    /// <summary>Refuses a version, "v18.4.0", that is older than what the packages need.</summary>
    /// <exception cref="ReportingException">It is too old, or no version.</exception>
    internal static void RequireVersion(string version)
    {
        bool isVersion = int.TryParse(version.TrimStart('v').Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out int major);
        if (!isVersion || major < OldestMajorVersion)
        {
            throw new ReportingException($"Charts and report need Node.js {OldestMajorVersion} or newer; the one on the PATH is {(isVersion ? version : $"none that gives its version: it says \"{version}\"")}. Install a newer one.");
        }
    }

    private (int ExitCode, string Answer, string Errors) Start(CancellationToken cancellation, params string[] arguments)
    {
        ProcessStartInfo start = new("node", arguments)
        {
            WorkingDirectory = reportsDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using Process node = Process.Start(start)!;
            using CancellationTokenRegistration stop = cancellation.Register(() => node.Kill(entireProcessTree: true));
            Task<string> output = node.StandardOutput.ReadToEndAsync(CancellationToken.None);
            string errors = node.StandardError.ReadToEnd();
            node.WaitForExit();
            // A terminal sends its signal to Node as well, which may have ended before this process knows.
            if (node.ExitCode is SignalOffset + Interrupt or SignalOffset + Terminate)
            {
                cancellation.WaitHandle.WaitOne(LongestBetweenSignals);
            }

            cancellation.ThrowIfCancellationRequested();
            return (node.ExitCode, output.Result, errors);
        }
        catch (Win32Exception failure)
        {
            throw new ReportingException($"Node.js cannot be started ({failure.Message}). Install Node {OldestMajorVersion} or newer.", failure);
        }
    }
}
