namespace ResearchPipeline.Pipeline.Tests;

/// <summary>The variables by which a process of its own plants a fault in itself: the runtime loads the assembly of tests/Faults before the program.</summary>
internal static class Faults
{
    private static readonly string Hook = Path.Combine(AppContext.BaseDirectory, "ResearchPipeline.Faults.dll");

    /// <summary>The N-th write, flush or rename becomes a fault: "kill:17".</summary>
    public static string[] At(string fault) =>
        [$"DOTNET_STARTUP_HOOKS={(File.Exists(Hook) ? Hook : throw new FileNotFoundException("tests/Faults is not built", Hook))}", $"RESEARCH_PIPELINE_FAULT={fault}"];
}
