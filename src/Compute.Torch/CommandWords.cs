using System.Globalization;
using Microsoft.FSharp.Core;
using ResearchPipeline.Experiments;
using ResearchPipeline.Specification;

namespace ResearchPipeline.Compute.Torch;

/// <summary>The words --NAME=VALUE of a command line of this program.</summary>
internal sealed class CommandWords
{
    private readonly (string Name, string Value)[] _given;
    private readonly string _usage;

    /// <param name="arguments">The words.</param>
    /// <param name="known">Names that there are.</param>
    /// <param name="usage">The line that says how to call the program.</param>
    /// <exception cref="ArgumentException">A word is not understood.</exception>
    public CommandWords(IReadOnlyList<string> arguments, string[] known, string usage)
    {
        _usage = usage;
        _given = [.. arguments.Select(Split)];

        (string Name, string Value) Split(string argument)
        {
            string[] parts = argument.Split('=', 2);
            return parts.Length == 2 && Array.Exists(known, name => parts[0] == $"--{name}")
                ? (parts[0][2..], parts[1])
                : throw new ArgumentException($"\"{argument}\" is not understood. {usage}");
        }
    }

    /// <summary>The last value that is given; null where none is.</summary>
    public string? Text(string option) => _given.LastOrDefault(pair => pair.Name == option).Value;

    /// <summary>A value that must be given.</summary>
    public string Required(string option) => Text(option) is { Length: > 0 } text ? text : throw new ArgumentException($"--{option} is missing. {_usage}");

    /// <summary>A whole number from 1.</summary>
    public int Whole(string option, int otherwise) => Text(option) is not string text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value > 0 ? value
        : throw new ArgumentException($"--{option} is \"{text}\"; expected a whole number from 1.");

    /// <summary>One of a few words, the first unless given.</summary>
    public string OneOf(string option, IReadOnlyList<string> choices) => Text(option) is not string text ? choices[0]
        : choices.Contains(text) ? text
        : throw new ArgumentException($"--{option} is \"{text}\"; expected {string.Join(" or ", choices)}.");

    /// <summary>Some of a few words, with commas between them, each once; all of them unless given.</summary>
    public IReadOnlyList<string> SomeOf(string option, IReadOnlyList<string> choices)
    {
        string[] some = Text(option) is string text ? text.Split(',') : [.. choices];
        return some.All(choices.Contains) && some.Distinct().Count() == some.Length
            ? some
            : throw new ArgumentException($"--{option} is \"{Text(option)}\"; expected some of {string.Join(", ", choices)}, each once, with commas between them.");
    }

    /// <summary>The study that is named, with what is changed in it.</summary>
    public Study Study()
    {
        string name = Required("study");
        Study written = Catalogue.studies.FirstOrDefault(study => study.Name == name)
            ?? throw new ArgumentException($"There is no study \"{name}\"; the studies are {string.Join(", ", Catalogue.names)}.");
        return _given.Where(option => option.Name == "set").Aggregate(written, (study, option) => Changed(study, option.Value));
    }

    /// <summary>A study with another value for a key.</summary>
    /// <param name="study">The study.</param>
    /// <param name="line">KEY=VALUE.</param>
    public static Study Changed(Study study, string line)
    {
        string[] parts = line.Split('=', 2);
        FSharpResult<Study, string> changed = Settings.apply(parts[0], parts.Length > 1 ? parts[1] : "", study);
        return changed.IsOk ? changed.ResultValue : throw new ArgumentException(changed.ErrorValue);
    }
}
