using System.ComponentModel;
using System.Diagnostics;

namespace ResearchPipeline.Reporting;

/// <summary>Runs reports/render.mjs, which holds everything that speaks to Vega-Lite and Typst.</summary>
public sealed class NodeTool(string reportsDirectory)
{
    /// <summary>Runs a command of the script on a request file.</summary>
    /// <exception cref="ReportingException">Node is missing, or the script failed.</exception>
    public void Run(string command, string requestFile)
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
            Task<string> output = node.StandardOutput.ReadToEndAsync();
            string errors = node.StandardError.ReadToEnd();
            node.WaitForExit();
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
