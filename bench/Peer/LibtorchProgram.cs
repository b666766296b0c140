using System.Globalization;
using ResearchPipeline.Processes;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Bench.Peer;

/// <summary>The program that has libtorch, where it is built; the bench refers to none of it.</summary>
/// <param name="threads">Of libtorch.</param>
internal sealed class LibtorchProgram(int threads)
{
    private static readonly string Program = Path.Combine(BenchResults.Root, "src", "Compute.Torch", "bin", "cpu", "research-pipeline-torch.dll");

    /// <summary>Its formulations of a step, each with its name.</summary>
    public static IReadOnlyList<(string Form, string Name)> Forms { get; } =
        [("pairs", "libtorch, dense"), ("closed", "libtorch, dense, closed-form consistency"), ("sparse", "libtorch, sparse")];

    /// <summary>Whether it is built.</summary>
    public static bool IsBuilt => File.Exists(Program);

    /// <summary>Seconds a step.</summary>
    /// <param name="form">The formulation.</param>
    /// <param name="dataDirectory">Folder of the images.</param>
    /// <param name="recipe">The study.</param>
    /// <param name="steps">Steps, of which the first ten do not count.</param>
    /// <exception cref="InvalidOperationException">The program failed.</exception>
    public double Time(string form, string dataDirectory, TiedEnsemble recipe, int steps)
    {
        string[] numbers = [.. new[] { steps, threads, recipe.Members, recipe.Latents, recipe.K }.Select(number => number.ToString(CultureInfo.InvariantCulture))];
        ProcessOutcome child = new ChildProcess(
            ChildProcess.DotNet, [Program, "time", dataDirectory, form, .. numbers, recipe.ConsistencyWeight.ToString(CultureInfo.InvariantCulture)])
        { ShowsErrors = true }.Run();
        return child.ExitCode == 0
            ? double.Parse(child.Output.Split(' ')[0], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The program of libtorch ended with exit code {child.ExitCode}; its message is above.");
    }
}
