using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests.Reports;

/// <summary>The text of a PDF as PDF.js reads it.</summary>
internal static class PdfText
{
    /// <summary>All pages, lines as they are typeset.</summary>
    public static string Of(string pdf)
    {
        string script = Path.Combine(Repository.FindRoot(), "tests", "Pipeline.Tests", "pdf-text.mjs");
        ProcessOutcome node = new ChildProcess("node", [script, pdf]).Run();
        node.ExitCode.ShouldBe(0, node.Errors);
        return string.Join("\n", node.Output.Split('\n').Where(line => !line.StartsWith("Warning:", StringComparison.Ordinal)));
    }
}
