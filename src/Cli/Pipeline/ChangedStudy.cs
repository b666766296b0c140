using Microsoft.FSharp.Core;
using ResearchPipeline.Cli.Commands;
using ResearchPipeline.Cli.Terminal;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Cli.Pipeline;

/// <summary>A study with what a command line changes in it.</summary>
internal static class ChangedStudy
{
    /// <summary>The options with names of their own first, then every --set in its order.</summary>
    /// <exception cref="UsageException">The study cannot be run as asked for.</exception>
    public static Experiment Of(Experiment written, RunOptions options) => Of(written, options.Overrides, options.Settings);

    /// <summary>The same for options with names of their own, and lines KEY=VALUE.</summary>
    /// <exception cref="UsageException">The study cannot be run so.</exception>
    public static Experiment Of(Experiment written, Overrides overrides, string settings)
    {
        Experiment changed = OverridesModule.apply(overrides, written);
        foreach (string[] line in settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)))
        {
            FSharpResult<Experiment, string> result = Settings.apply(line[0].Trim(), line[1].Trim(), changed);
            if (result.IsError)
            {
                throw new UsageException(Settings.keys.Contains(line[0].Trim())
                    ? result.ErrorValue
                    : $"{result.ErrorValue}{Suggestion.For(line[0].Trim(), Settings.keys)} The settings are {string.Join(", ", Settings.keys)}.");
            }

            changed = result.ResultValue;
        }

        string[] errors = Validation.errors(changed);
        return errors.Length == 0 ? changed : throw new UsageException($"The study cannot be run: {string.Join("; ", errors)}.");
    }
}
