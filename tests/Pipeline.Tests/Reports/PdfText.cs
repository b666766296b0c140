using System.Diagnostics;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>The text of a PDF as PDF.js reads it.</summary>
internal static class PdfText
{
    /// <summary>All pages, lines as they are typeset.</summary>
    public static string Of(string pdf)
    {
        string script = Path.Combine(Repository.FindRoot(), "tests", "Pipeline.Tests", "pdf-text.mjs");
        using Process node = Process.Start(new ProcessStartInfo("node", [script, pdf]) { RedirectStandardOutput = true })!;
        string text = node.StandardOutput.ReadToEnd();
        node.WaitForExit();
        node.ExitCode.ShouldBe(0);
        return string.Join("\n", text.Split('\n').Where(line => !line.StartsWith("Warning:", StringComparison.Ordinal)));
    }
}
