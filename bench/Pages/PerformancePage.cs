namespace ResearchPipeline.Bench.Pages;

internal static class PerformancePage
{
    public static void Write() => Console.WriteLine();
}
