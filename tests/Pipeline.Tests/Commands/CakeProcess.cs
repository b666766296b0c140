using ResearchPipeline.Files;
using ResearchPipeline.Processes;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Starts Cake, in the checkout or in a copy of its scripts.</summary>
internal static class CakeProcess
{
    private static readonly Lazy<bool> IsRestored = new(() => Run("--version").ExitCode == 0);

    /// <summary>Skips the test where Cake is not restored.</summary>
    public static void Require() => Assert.SkipUnless(IsRestored.Value, "Cake is not restored (dotnet tool restore)");

    public static ProcessOutcome Run(params string[] arguments) => RunIn(Repository.FindRoot(), arguments);

    public static ProcessOutcome RunIn(string checkout, params string[] arguments) =>
        new ChildProcess("dotnet", ["cake", .. arguments]) { Folder = checkout }.Run();
}
