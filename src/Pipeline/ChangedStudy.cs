using Microsoft.FSharp.Core;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Pipeline;

/// <summary>A study with what a command line or an arm changes in it.</summary>
internal static class ChangedStudy
{
    /// <summary>Settings as lines KEY=VALUE.</summary>
    public static string Lines(IEnumerable<ArmSetting> settings) => string.Join('\n', settings.Select(setting => $"{setting.Key}={setting.Value}"));

    /// <summary>Every setting in its order, none of them twice.</summary>
    /// <exception cref="UsageException">The study cannot be run so.</exception>
    public static Study Of(Study written, IEnumerable<ArmSetting> settings) => Of(written, Lines(settings));

    /// <summary>Every setting in its order, none of them twice.</summary>
    /// <param name="written">The study as it is written.</param>
    /// <param name="settings">Lines KEY=VALUE.</param>
    /// <exception cref="UsageException">The study cannot be run so.</exception>
    public static Study Of(Study written, string settings)
    {
        (string Key, string Value)[] lines =
            [.. settings.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('=', 2)).Select(line => (line[0].Trim(), line[1].Trim()))];
        if (lines.GroupBy(line => line.Key).FirstOrDefault(same => same.Count() > 1) is IGrouping<string, (string Key, string Value)> twice)
        {
            throw new UsageException($"{twice.Key} is given {twice.Count()} times ({string.Join(", ", twice.Select(line => line.Value))}); expected one value.");
        }

        Study changed = lines.Aggregate(written, (study, line) => With(study, line.Key, line.Value));

        string[] errors = [.. Validation.errors(changed), .. ComputationModule.errors(changed)];
        errors = errors.Length == 0 ? Arms.errors(changed) : errors;
        return errors.Length == 0 ? changed : throw new UsageException($"The study cannot be run: {string.Join("; ", errors)}.");
    }

    private static Study With(Study study, string key, string value)
    {
        FSharpResult<Study, string> result = Settings.apply(key, value, study);
        string[] keys = [.. Settings.keys(study)];
        return result.IsOk ? result.ResultValue : throw new UsageException(keys.Contains(key)
            ? result.ErrorValue
            : $"{result.ErrorValue}{Suggestion.For(key, keys)} The settings are {string.Join(", ", keys)}.");
    }
}
