using System.Diagnostics;
using ResearchPipeline.Data.Files;

namespace ResearchPipeline.Pipeline.Tests.Commands;

/// <summary>Starts Cake, in the checkout or in a copy of its scripts.</summary>
internal static class CakeProcess
{
    private static readonly Lazy<bool> IsRestored = new(() => Run("--version").ExitCode == 0);

    /// <summary>Skips the test where Cake is not restored.</summary>
    public static void Require() => Assert.SkipUnless(IsRestored.Value, "Cake is not restored (dotnet tool restore)");

    public static (int ExitCode, string Output, string Error) Run(params string[] arguments) => RunIn(Repository.FindRoot(), arguments);

    public static (int ExitCode, string Output, string Error) RunIn(string checkout, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["cake", .. arguments])
        {
            WorkingDirectory = checkout,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }
}
