using System.ComponentModel;
using System.Diagnostics;

namespace ResearchPipeline.Reporting;

/// <summary>Runs reports/render.mjs, which holds everything that speaks to Vega-Lite and Typst.</summary>
public sealed class NodeTool(string reportsDirectory)
{
    private const int SignalOffset = 128;
    private const int Interrupt = 2;
    private const int Terminate = 15;
    private static readonly TimeSpan LongestBetweenSignals = TimeSpan.FromSeconds(1);

    /// <summary>Runs a command of the script on a request file.</summary>
    /// <param name="command">"charts" or "report".</param>
    /// <param name="requestFile">What it is to do, as JSON.</param>
    /// <param name="cancellation">Ends Node and all that it has started.</param>
    /// <exception cref="ReportingException">Node is missing, or the script failed.</exception>
    /// <exception cref="OperationCanceledException">The run is asked to stop; Node has ended.</exception>
    public void Run(string command, string requestFile, CancellationToken cancellation)
    {
        ProcessStartInfo start = new("node")
        {
            WorkingDirectory = reportsDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(reportsDirectory, "render.mjs"));
        start.ArgumentList.Add(command);
        start.ArgumentList.Add(requestFile);
        try
        {
            using Process node = Process.Start(start)!;
            using CancellationTokenRegistration stop = cancellation.Register(() => node.Kill(entireProcessTree: true));
            Task<string> output = node.StandardOutput.ReadToEndAsync(CancellationToken.None);
            string errors = node.StandardError.ReadToEnd();
            node.WaitForExit();
            // A terminal sends its signal to Node as well, which may have ended before this process is told.
            if (node.ExitCode is SignalOffset + Interrupt or SignalOffset + Terminate)
            {
                cancellation.WaitHandle.WaitOne(LongestBetweenSignals);
            }

            cancellation.ThrowIfCancellationRequested();
            if (node.ExitCode != 0)
            {
                throw new ReportingException($"render.mjs {command} failed with exit code {node.ExitCode}: {(errors + output.Result).Trim()}");
            }
        }
        catch (Win32Exception failure)
        {
            throw new ReportingException($"Node.js cannot be started ({failure.Message}). Install Node 20 or newer.", failure);
        }
    }
}
